namespace NegotiationSim.Web.Exchange;

/// <summary>
/// What arrives over the network waits on disk until it is all there: whoever stores it holds up all other writers, and a
/// slow sender must not.
/// </summary>
public static class Arrived
{
    /// <summary>All of it, from its beginning, in a file that is gone when it is closed; null where there is more than the limit.</summary>
    public static async ValueTask<Stream?> SpoolAsync(Stream sent, long limit, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = 64 * 1024 });
        try
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await sent.ReadAsync(buffer, cancellation)) > 0;)
            {
                if (file.Length + read > limit)
                {
                    await file.DisposeAsync();
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
