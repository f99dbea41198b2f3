using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NegotiationSim.Architecture.Tests;

/// <summary>Something a compiled type names that another assembly defines.</summary>
/// <param name="What"><c>System.DateTime::get_UtcNow</c>, or <c>System.Random</c> where only the type is named.</param>
/// <param name="By">The outermost type that names it, lambdas and state machines included.</param>
internal sealed record Use(string What, string By)
{
    public override string ToString() => $"{By} uses {What}";

    /// <summary>Is it this type, or this member, or a member of this type?</summary>
    public bool Is(string what) => What == what || What.StartsWith(what + "::", StringComparison.Ordinal);
}

/// <summary>Reads what an assembly refers to from its metadata and IL, without loading it.</summary>
internal sealed class CompiledCode
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    private readonly MetadataReader _metadata;
    private readonly HashSet<Use> _uses = [];

    private CompiledCode(PEReader file)
    {
        _metadata = file.GetMetadataReader();
        References = [.. _metadata.AssemblyReferences.Select(handle => Text(_metadata.GetAssemblyReference(handle).Name)).Order()];
        foreach (var handle in _metadata.TypeDefinitions)
        {
            ReadType(file, _metadata.GetTypeDefinition(handle), Outermost(handle));
        }
    }

    public IReadOnlyList<string> References { get; }

    public IReadOnlyCollection<Use> Uses => _uses;

    /// <param name="assembly">Its name; it lies beside the tests, which reference its project.</param>
    public static CompiledCode Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        return new(file);
    }

    private void ReadType(PEReader file, TypeDefinition type, string by)
    {
        var types = new TypesNamed(what => _uses.Add(new(what, by)));
        ReadToken(type.BaseType, by, types);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            ReadToken(_metadata.GetInterfaceImplementation(implemented).Interface, by, types);
        }

        foreach (var field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(types, null);
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            method.DecodeSignature(types, null);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(types, null);
            }

            ReadBody(body.GetILReader(), by, types);
        }
    }

    private void ReadBody(BlobReader il, string by, TypesNamed types)
    {
        while (il.RemainingBytes > 0)
        {
            int code = il.ReadByte();
            if (code == 0xFE)
            {
                code = 0xFE00 | il.ReadByte();
            }

            switch (Operands[code])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.ReadByte();
                    break;
                case OperandType.InlineVar:
                    il.ReadInt16();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.ReadInt64();
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32();
                    il.Offset += 4 * targets;
                    break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    ReadToken(System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(il.ReadInt32()), by, types);
                    break;
                default:
                    il.ReadInt32();
                    break;
            }
        }
    }

    private void ReadToken(EntityHandle token, string by, TypesNamed types)
    {
        switch (token.Kind)
        {
            case HandleKind.TypeReference:
                types.GetTypeFromReference(_metadata, (TypeReferenceHandle)token, 0);
                break;
            case HandleKind.TypeSpecification when !token.IsNil:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)token).DecodeSignature(types, null);
                break;
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                generic.DecodeSignature(types, null);
                ReadToken(generic.Method, by, types);
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)token);
                ReadToken(member.Parent, by, types);
                if (member.Parent.Kind == HandleKind.TypeReference)
                {
                    _uses.Add(new($"{types.GetTypeFromReference(_metadata, (TypeReferenceHandle)member.Parent, 0)}::{Text(member.Name)}", by));
                }

                break;
        }
    }

    private string Outermost(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? $"{Text(type.Namespace)}.{Text(type.Name)}" : Outermost(outer);
    }

    private string Text(StringHandle handle) => _metadata.GetString(handle);

    /// <summary>Reports each foreign type that a signature names.</summary>
    private sealed class TypesNamed(Action<string> report) : ISignatureTypeProvider<string, object?>
    {
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            var full = type.ResolutionScope.Kind == HandleKind.TypeReference
                ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}+{name}"
                : $"{reader.GetString(type.Namespace)}.{name}";
            report(full);
            return full;
        }

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

        public string GetSZArrayType(string elementType) => elementType;
    }
}
