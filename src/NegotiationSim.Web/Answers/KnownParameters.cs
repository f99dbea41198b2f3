using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NegotiationSim.Files.Findings;

namespace NegotiationSim.Web.Answers;

/// <summary>A parameter that means nothing is a mistake: a mistyped <c>lens</c> would otherwise answer another question in silence.</summary>
internal static class KnownParameters
{
    /// <summary>Refuses whatever the endpoint does not take.</summary>
    public static EndpointFilterDelegate Only(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var known = endpoint.MethodInfo.GetParameters().SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return invocation =>
        {
            var query = invocation.HttpContext.Request.Query;
            var mistakes = query.Count == 0 ? [] : query.Keys
                .Where(name => !known.Contains(name))
                .Select(name => Spelling.Unknown("parameter", name, known, known.Count == 0 ? "this address takes none" : $"this address takes {string.Join(", ", known)}"))
                .ToList();
            return mistakes.Count == 0 ? next(invocation) : ValueTask.FromResult<object?>(Problems.Mistaken(mistakes));
        };
    }

    private static IEnumerable<string> Names(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<AsParametersAttribute>() is not null
            ? parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>()
            : parameter.GetCustomAttribute<FromQueryAttribute>() is { } query ? [query.Name ?? parameter.Name!] : [];
}
