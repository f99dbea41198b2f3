using System.Reflection;
using System.Runtime.CompilerServices;

namespace NegotiationSim.Architecture.Tests;

/// <summary>Questions about types that the compiler did not make up.</summary>
internal static class Shapes
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> TypesOf(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => !type.Name.Contains('<') && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    /// <summary>A record class can clone itself; a record struct has only its printing in common with it.</summary>
    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Own) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Own) is not null);

    public static IEnumerable<string> WhatCanBeChanged(Type type) =>
        type.GetProperties(Own).Where(property => property.SetMethod is { IsPublic: true } set && !IsInit(set)).Select(property => $"{type}.{property.Name}")
            .Concat(type.GetFields(Own).Where(field => field is { IsPublic: true, IsInitOnly: false, IsLiteral: false }).Select(field => $"{type}.{field.Name}"));

    public static IEnumerable<string> MembersMartenWouldCall(Type type) =>
        type.GetMembers(Own).Where(member => member.Name is "Apply" or "Create" or "ShouldDelete").Select(member => $"{type}.{member.Name}");

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
