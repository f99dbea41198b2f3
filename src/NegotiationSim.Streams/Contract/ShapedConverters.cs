using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Streams.Contract;

/// <summary>A number, or <c>[low, mode, high]</c>.</summary>
internal sealed class EstimateConverter : JsonConverter<Estimate>
{
    private const string Expected = "a number or [low, mode, high]";

    public override Estimate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TakeNumber();
        }

        reader.Read();
        var low = reader.TakeNumber();
        reader.Read();
        var mode = reader.TakeNumber();
        reader.Read();
        var high = reader.TakeNumber();
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? new Estimate(low, mode, high) : throw new ShapeException(Expected);
    }

    public override void Write(Utf8JsonWriter writer, Estimate value, JsonSerializerOptions options)
    {
        if (value.IsExact)
        {
            writer.PutNumber(value.Mode);
            return;
        }

        writer.WriteStartArray();
        writer.PutNumber(value.Low);
        writer.PutNumber(value.Mode);
        writer.PutNumber(value.High);
        writer.WriteEndArray();
    }
}

/// <summary>A list of events' values, equal by its elements.</summary>
internal sealed class ListConverter<T>(JsonConverter<T>? known = null) : JsonConverter<EquatableList<T>>
{
    private JsonConverter<T>? _element = known;

    public override EquatableList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new ShapeException("a list");
        }

        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            return [];
        }

        var items = new List<T>();
        var element = Element(options);
        do
        {
            items.Add(reader.TokenType == JsonTokenType.Null
                ? throw new ShapeException("a list without null")
                : element.Read(ref reader, typeof(T), options)!);
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray);

        return EquatableList.Create<T>(CollectionsMarshal.AsSpan(items));
    }

    public override void Write(Utf8JsonWriter writer, EquatableList<T> value, JsonSerializerOptions options)
    {
        var element = Element(options);
        writer.WriteStartArray();
        foreach (var item in value)
        {
            element.Write(writer, item, options);
        }

        writer.WriteEndArray();
    }

    private JsonConverter<T> Element(JsonSerializerOptions options) => _element ??= (JsonConverter<T>)options.GetConverter(typeof(T));
}

/// <summary>A value whose stored shape is a generated record of its own; null means that the shape stands for nothing.</summary>
internal abstract class ShapedConverter<T, TShape>(string expected) : JsonConverter<T>
    where TShape : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var shape = (JsonConverter<TShape>)options.GetConverter(typeof(TShape));
        return reader.TokenType == JsonTokenType.StartObject && shape.Read(ref reader, typeof(TShape), options) is { } read && TryValue(read, out var value)
            ? value
            : throw new ShapeException(expected);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, ShapeOf(value), (JsonTypeInfo<TShape>)options.GetTypeInfo(typeof(TShape)));

    protected abstract TShape ShapeOf(T value);

    protected abstract bool TryValue(TShape shape, out T value);
}

/// <summary><c>{quantity}</c>, <c>{cap}</c>, <c>{x}</c> or <c>{ladder: [before, after], half}</c>.</summary>
internal sealed class MagnitudeConverter() : ShapedConverter<Magnitude, MagnitudeShape>("{quantity}, {cap}, {x} or {ladder: [before, after], half}")
{
    protected override MagnitudeShape ShapeOf(Magnitude value) => value switch
    {
        Magnitude.Quantity quantity => new() { Quantity = quantity.Amount },
        Magnitude.Cap cap => new() { Cap = cap.Level },
        Magnitude.Share share => new() { X = share.X },
        Magnitude.Ladder ladder => new() { Ladder = [ladder.Before, ladder.After], Half = ladder.Half },
        _ => throw new UnstorableException($"the magnitude {value}"),
    };

    protected override bool TryValue(MagnitudeShape shape, out Magnitude value)
    {
        Magnitude? read = shape switch
        {
            { Quantity: { } amount, Cap: null, X: null, Ladder: null, Half: null } => new Magnitude.Quantity(amount),
            { Quantity: null, Cap: { } level, X: null, Ladder: null, Half: null } => new Magnitude.Cap(level),
            { Quantity: null, Cap: null, X: { } x, Ladder: null, Half: null } => new Magnitude.Share(x),
            { Quantity: null, Cap: null, X: null, Ladder: [var before, var after], Half: { } half } => new Magnitude.Ladder(before, after, half),
            _ => null,
        };
        value = read!;
        return read is not null;
    }
}

internal sealed class MagnitudeShape
{
    public Estimate? Quantity { get; set; }

    public Estimate? Cap { get; set; }

    public Estimate? X { get; set; }

    public double[]? Ladder { get; set; }

    public double? Half { get; set; }
}

/// <summary><c>{status, f}</c>; <c>f</c> left out when nothing is delivered.</summary>
internal sealed class StandingConverter() : ShapedConverter<Standing, StandingShape>("{status, f}")
{
    protected override StandingShape ShapeOf(Standing value) => new(value.Status, value.Fraction == 0 ? null : value.Fraction);

    protected override bool TryValue(StandingShape shape, out Standing value)
    {
        value = new Standing(shape.Status, shape.F ?? 0);
        return true;
    }
}

internal sealed record StandingShape(ConcessionStatus Status, double? F = null);

/// <summary><c>{kind: thirdParty, id, p}</c> or <c>{kind: otherSide, item}</c>.</summary>
internal sealed class ConditionConverter() : ShapedConverter<Condition, ConditionShape>("{kind: thirdParty, id, p} or {kind: otherSide, item}")
{
    private const string ThirdParty = "thirdParty";
    private const string OtherSide = "otherSide";

    protected override ConditionShape ShapeOf(Condition value) => value switch
    {
        Condition.ThirdParty third => new ConditionShape(ThirdParty, Id: third.Id, P: third.P),
        Condition.OtherSide other => new ConditionShape(OtherSide, Item: other.Item),
        _ => throw new UnstorableException($"the condition {value}"),
    };

    protected override bool TryValue(ConditionShape shape, out Condition value)
    {
        Condition? read = shape switch
        {
            { Kind: ThirdParty, Id: { } id, Item: null } => new Condition.ThirdParty(id, shape.P),
            { Kind: OtherSide, Item: { } item, Id: null, P: null } => new Condition.OtherSide(item),
            _ => null,
        };
        value = read!;
        return read is not null;
    }
}

internal sealed record ConditionShape(string Kind, string? Id = null, double? P = null, string? Item = null);
