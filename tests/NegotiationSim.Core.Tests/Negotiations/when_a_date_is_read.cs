using System.Globalization;
using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Tests.Negotiations;

public class when_a_date_is_read
{
    private const int Tries = 20_000;

    [Theory]
    [InlineData("2026-02-24", "2026-02-24", "2026-02-24")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("1100", "1100-01-01", "1100-12-31")]
    [InlineData("2025-11-20/2025-11-21", "2025-11-20", "2025-11-21")]
    [InlineData("2010-12/2012", "2010-12-01", "2012-12-31")]
    public void it_is_as_precise_as_it_was_written(string text, string from, string to)
    {
        var date = WorldDate.TryParse(text)!.Value;

        date.ShouldBe(new WorldDate(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void nothing_else_than_the_calendars_days_months_and_years_is_one()
    {
        var random = new Random(1);
        for (var i = 0; i < Tries; i++)
        {
            var text = Mutated(random, new DateOnly(random.Next(1, 3000), random.Next(1, 13), 28).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", _ => "yyyy-MM-dd" };
            var isOne = DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);

            var read = WorldDate.TryParse(text);

            read.HasValue.ShouldBe(isOne, text);
            read?.From.ShouldBe(first, text);
            read?.ToString().ShouldBe(text);
        }
    }

    /// <summary>Cut after the year, month or anywhere, with up to two characters replaced.</summary>
    private static string Mutated(Random random, string day)
    {
        var letters = day[..(random.Next(4) switch { 0 => 4, 1 => 7, 2 => 10, _ => random.Next(1, 11) })].ToCharArray();
        for (var i = random.Next(3); i > 0; i--)
        {
            letters[random.Next(letters.Length)] = "0123456789-x \u0663"[random.Next(14)];
        }

        return new string(letters);
    }
}
