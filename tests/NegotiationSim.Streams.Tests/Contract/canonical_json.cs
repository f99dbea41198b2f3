using System.Text;
using System.Text.Json;
using NegotiationSim.Streams.Contract;

namespace NegotiationSim.Streams.Tests.Contract;

public class canonical_json
{
    private static string Of(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("0.0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.000", "0")]
    [InlineData("1E3", "1000")]
    [InlineData("1.25e1", "12.5")]
    [InlineData("1.5e+2", "150")]
    [InlineData("12e-1", "1.2")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("-12.5e-3", "-0.0125")]
    [InlineData("100", "100")]
    [InlineData("1e21", "1000000000000000000000")]
    [InlineData("0e5", "0")]
    public void a_number_is_a_plain_decimal(string written, string canonical) => Of(written).ShouldBe(canonical);

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "0")]
    [InlineData(600000, "600000")]
    [InlineData(1e-7, "0.0000001")]
    [InlineData(1e21, "1000000000000000000000")]
    [InlineData(-1.5e-10, "-0.00000000015")]
    public void a_double_too(double value, string canonical)
    {
        var digits = new byte[CanonicalJson.LongestNumber];
        Encoding.ASCII.GetString(digits.AsSpan(0, CanonicalJson.FormatNumber(value, digits))).ShouldBe(canonical);
    }

    [Fact]
    public void every_double_reads_back_to_itself_and_fits()
    {
        var random = new Random(20260224);
        var digits = new byte[CanonicalJson.LongestNumber];
        for (var i = 0; i < 20_000; i++)
        {
            var value = i switch
            {
                0 => double.Epsilon,
                1 => -double.MaxValue,
                2 => -2.2250738585072014E-308,
                _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            };
            if (double.IsFinite(value))
            {
                var text = Encoding.ASCII.GetString(digits.AsSpan(0, CanonicalJson.FormatNumber(value, digits)));
                double.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(value);
                Of(text).ShouldBe(text);
            }
        }
    }

    [Theory]
    [InlineData(""" { "b" : 1 , "a" : [ true , null ] } """, """{"a":[true,null],"b":1}""")]
    [InlineData("""{"é":1,"z":2,"Z":3}""", """{"Z":3,"z":2,"é":1}""")]
    [InlineData(@"""\u0041\/\u00e9\ud83d\udd4a""", "\"A/é🕊\"")]
    [InlineData(@"""\u001F\u0007\t\b\f\r\n\\\""""", @"""\u001f\u0007\t\b\f\r\n\\\""""")]
    [InlineData(@"""\u007f\u2028""", "\"\u007f\u2028\"")]
    public void it_has_one_spelling(string written, string canonical) => Of(written).ShouldBe(canonical);

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData(@"""\ud83d""")]
    [InlineData("1e100000")]
    [InlineData("")]
    public void anything_else_has_none(string written) => Should.Throw<JsonException>(() => Of(written));

    [Fact]
    public void a_zero_character_cannot_be_kept() => Should.Throw<UnstorableException>(() => Of(@"""\u0000"""));
}
