using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace NegotiationSim.Web.Answers;

/// <summary>
/// Turns at the processors: not more requests work at a time than there are processors, and the others wait in line. Whoever
/// sends a body gets in line when all of it is here, so that nobody waits for those who send slowly.
/// </summary>
internal sealed class Turns : IDisposable
{
    private const int Line = 256;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        // A stream is read before it is judged: some of them wait for it.
        PermitLimit = AtOnce,
        QueueLimit = Line,
    });

    /// <summary>How many work at a time.</summary>
    public static int AtOnce { get; } = 2 * Environment.ProcessorCount;

    /// <summary>Answers when it is this request's turn.</summary>
    public async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext request, EndpointFilterDelegate answer)
    {
        var http = request.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { MaxRequestBodySize: { } limit })
        {
            var (body, unread) = await Body.ReadAsync(http.Request, limit, http.RequestAborted);
            if (body is null)
            {
                return unread;
            }

            http.Features.Set(body);
        }

        using var turn = await TakeAsync(http.RequestAborted);
        return turn.IsAcquired ? await answer(request) : Problems.Busy("every processor is busy, and the queue is full; try again");
    }

    /// <summary>Waits in line for a turn, which lasts until it is disposed; not acquired where the line is full.</summary>
    public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancellation) => _turns.AcquireAsync(permitCount: 1, cancellation);

    public void Dispose() => _turns.Dispose();
}
