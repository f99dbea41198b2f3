using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NegotiationSim.Web.Answers;

/// <summary>Versions as entity tags: <c>"v19"</c>, and <c>"v19-1f2e3d4c"</c> where the answer also depends on the shipped files.</summary>
internal static class VersionTag
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version, string? also = null) =>
        string.Create(CultureInfo.InvariantCulture, $"\"v{version}{(also is null ? "" : "-")}{also}\"");

    /// <summary>The version that <c>If-Match</c> names; null without one, or where any will do.</summary>
    public static bool TryExpected(string? ifMatch, out long? expected, out IResult? problem)
    {
        (expected, problem) = (null, null);
        if (ifMatch is null || ifMatch.Trim() == "*")
        {
            return true;
        }

        if (EntityTagHeaderValue.TryParseStrictList([ifMatch], out var tags) && tags is [{ IsWeak: false } tag] && Version(tag.Tag.AsSpan()) is { } version)
        {
            expected = version;
            return true;
        }

        problem = Problems.Problem(StatusCodes.Status400BadRequest, ProblemCode.IfMatch, "If-Match names no version", $"If-Match: {Shown(ifMatch)} names no version; write it as \"v19\"");
        return false;
    }

    /// <summary>Whether who asks has this answer already.</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } written
        && EntityTagHeaderValue.TryParseList(written, out var tags)
        && tags.Any(known => known.Tag == "*" || known.Tag == tag);

    /// <summary>Says in which version an answer is, and that it has to be asked for again.</summary>
    public static void Put(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
    }

    private static long? Version(ReadOnlySpan<char> tag)
    {
        var inside = tag.Trim('"');
        var end = inside.IndexOf('-');
        var digits = end < 0 ? inside : inside[..end];
        return digits is ['v', ..] && long.TryParse(digits[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private static string Shown(string written) => written.Length <= 40 ? written : $"{written[..40]}…";
}
