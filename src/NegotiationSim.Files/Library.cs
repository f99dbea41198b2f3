using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Files.Documents;
using NegotiationSim.Files.Findings;
using NegotiationSim.Files.Kinds;

namespace NegotiationSim.Files;

/// <summary>A file of a library before it is read.</summary>
/// <param name="Name">Name as it is shown.</param>
/// <param name="IsNamedById">True in a folder where files are found by id, so that name and id have to agree.</param>
/// <param name="Open">Its bytes.</param>
public sealed record LibraryFile(string Name, bool IsNamedById, Func<ReadOnlyMemory<byte>> Open)
{
    /// <summary>The id that its name says.</summary>
    public string Id => Path.GetFileNameWithoutExtension(Name);

    /// <summary>The folder it lies in (<c>proposals</c>).</summary>
    public string Folder => Path.GetFileName(Path.GetDirectoryName(Name) ?? "");
}

/// <summary>
/// Files that name each other by id: seeds, scenarios and what the user gives. A file is read when it is first needed, and
/// once. Safe to use from many threads: what has been read is there for all of them, and one of them reads at a time.
/// </summary>
public sealed class Library
{
    private static readonly IReadOnlyDictionary<string, Source> NoSources = new Dictionary<string, Source>();

    private readonly Lock _reading = new();
    private readonly Dictionary<string, List<LibraryFile>> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<LibraryFile, Loaded<WrittenFile>> _read = [];
    private readonly ConcurrentDictionary<LibraryFile, Lazy<Parsed>> _foreseen = [];
    private readonly HashSet<LibraryFile> _inProgress = [];
    private readonly Library? _shelf;
    private RememberedRecord? _lastRecord;
    private bool _readsSources;
    private IReadOnlyDictionary<string, Source>? _sources;

    /// <summary>A library of these files; of two with one id the first is found.</summary>
    public Library(IEnumerable<LibraryFile> files)
        : this([.. files], shelf: null)
    {
    }

    private Library(IReadOnlyList<LibraryFile> files, Library? shelf)
    {
        (Files, _shelf) = (files, shelf);
        foreach (var file in Files)
        {
            if (!_byId.TryGetValue(file.Id, out var same))
            {
                _byId[file.Id] = same = [];
            }

            same.Add(file);
        }
    }

    /// <summary>All files, in the order in which they were given.</summary>
    public IReadOnlyList<LibraryFile> Files { get; }

    /// <summary>Sources by id; empty without a list of sources, and then no source id is looked up.</summary>
    public IReadOnlyDictionary<string, Source> Sources => Volatile.Read(ref _sources) ?? ReadSources();

    /// <summary>A hash of every file that has been read: what answers rest on.</summary>
    public string Fingerprint
    {
        get
        {
            var hashes = _read.Keys.Select(file => Convert.ToHexStringLower(SHA256.HashData(file.Open().Span))).Append(_shelf?.Fingerprint ?? "").Order(StringComparer.Ordinal);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes))));
        }
    }

    /// <summary>Folders, searched for YAML files in ordinal order, and single files.</summary>
    /// <param name="paths">What the user names: files may be called anything.</param>
    /// <param name="folders">Folders of seeds and scenarios: files there are named by their ids.</param>
    public static Library Of(IEnumerable<string> paths, IEnumerable<string> folders) =>
        new(paths.SelectMany(path => FilesIn(path, isNamedById: false)).Concat(folders.SelectMany(folder => FilesIn(folder, isNamedById: true))).DistinctBy(file => Path.GetFullPath(file.Name)));

    /// <summary>
    /// This library with a file in front, which lives as long as the question it belongs to. What has been read here is not
    /// read again, unless the file stands in for one of the same id.
    /// </summary>
    public Library With(LibraryFile file) => new([file, .. Files], Has(file.Id) ? null : this);

    /// <summary>Reads a file of any kind.</summary>
    public Loaded<WrittenFile> Read(LibraryFile file)
    {
        if (_read.TryGetValue(file, out var known))
        {
            return known;
        }

        return _shelf is not null && !ReferenceEquals(file, Files[0]) ? _shelf.Read(file) : ReadHere(file);
    }

    /// <summary>By this thread: another one that reads would hold the lock.</summary>
    private bool IsBeingRead(LibraryFile file)
    {
        if (_read.ContainsKey(file))
        {
            return false;
        }

        lock (_reading)
        {
            return _inProgress.Contains(file);
        }
    }

    private Loaded<WrittenFile> ReadHere(LibraryFile file)
    {
        lock (_reading)
        {
            if (!_read.TryGetValue(file, out var loaded))
            {
                if (_sources is null)
                {
                    Foresee(Candidates("sources", "sources"));
                }

                _inProgress.Add(file);
                loaded = AnyKind.Read(file, this);
                _inProgress.Remove(file);
                _read[file] = loaded;
            }

            return loaded;
        }
    }

    /// <summary>Reads every file and looks up everything that they name: all findings, in file and line order.</summary>
    public IReadOnlyList<Finding> Validate(Func<LibraryFile, bool>? which = null)
    {
        var findings = new List<Finding>();
        foreach (var file in Files.Where(which ?? (_ => true)))
        {
            var loaded = Read(file);
            var report = new Report(new SourceText(file.Name, ""), this);
            report.AddRange(loaded.Findings);
            foreach (var reference in loaded.Value?.References ?? [])
            {
                Find(reference, report);
            }

            findings.AddRange(report.Finish<WrittenFile>(null).Findings);
        }

        return [.. findings.DistinctBy(finding => (finding.File, finding.At, finding.Code, finding.Message))];
    }

    /// <summary>The earlier record that was asked for last: the base and the variants of a scenario have the same.</summary>
    internal RememberedRecord? LastRecord
    {
        get => Volatile.Read(ref _lastRecord);
        set => Volatile.Write(ref _lastRecord, value);
    }

    internal bool Has(string id) => _byId.ContainsKey(id);

    /// <summary>
    /// Has files parsed on other threads that will be needed soon. They are read when they are needed, by the thread that
    /// needs them, which also meets whatever goes wrong: nothing but the time it takes depends on this.
    /// </summary>
    internal void Foresee(IEnumerable<LibraryFile> files)
    {
        foreach (var file in files)
        {
            var parsed = new Lazy<Parsed>(() => Document.Read(file.Open(), file.Name, this));
            if (!_read.ContainsKey(file) && _foreseen.TryAdd(file, parsed))
            {
                _ = Task.Run(() => parsed.Value);
            }
        }
    }

    /// <summary>Has files parsed on other threads that these name.</summary>
    internal void Foresee(IEnumerable<Reference> references) =>
        (_shelf ?? this).Foresee(references.SelectMany(reference => Candidates(reference.Kind, reference.Id)));

    /// <summary>The tree of a file, which may have been foreseen.</summary>
    internal Parsed Parse(LibraryFile file) =>
        _foreseen.TryRemove(file, out var parsed) ? parsed.Value : Document.Read(file.Open(), file.Name, this);

    /// <summary>Whether there is a file of that kind and id, or one that is broken where such files lie.</summary>
    internal bool IsOfKind(string kind, string id) =>
        Candidates(kind, id).Any(file => AnyKind.LiesIn(file.Folder, kind) || Read(file).Value?.Kind == kind);

    /// <summary>The file that is named, or findings: there is none, it is another kind, or something is wrong with it.</summary>
    internal WrittenFile? Find(Reference reference, Report report)
    {
        if (!Has(reference.Id))
        {
            AddUnknown(reference, report);
            return null;
        }

        foreach (var file in Candidates(reference.Kind, reference.Id))
        {
            if (IsBeingRead(file))
            {
                report.Add(new Finding(FindingCodes.Circle, reference.Source, reference.At, $"`{reference.Id}` names this file in a circle", "it is being read already") { Help = ["let one of them stand on its own"] });
                return null;
            }

            var loaded = Read(file);
            if (loaded.Value is null || loaded.Value.Kind == reference.Kind)
            {
                report.AddRange(loaded.Findings);
                return loaded.Value;
            }
        }

        report.Add(new Finding(FindingCodes.WrongKind, reference.Source, reference.At, $"`{reference.Id}` is another kind of file", $"the id of a {reference.Kind} file is expected here"));
        return null;
    }

    internal T? Find<T>(string id, string kind, Node node, Report report)
        where T : WrittenFile => Find<T>(new Reference(id, kind, report.Source, node.At), report);

    internal T? Find<T>(Reference reference, Report report)
        where T : WrittenFile => Find(reference, report) as T;

    internal void AddUnknown(Reference reference, Report report)
    {
        var nearest = report.IsFull ? null : Spelling.Nearest(reference.Id, _byId.Keys);
        report.Add(new Finding(FindingCodes.UnknownId, reference.Source, reference.At, $"no {reference.Kind} `{reference.Id}`", $"no file of that id")
        {
            Help = [nearest is null ? "write an id that `negsim list` shows" : $"write `{nearest}`"],
        });
    }

    private IEnumerable<LibraryFile> Candidates(string kind, string id) =>
        (_byId.GetValueOrDefault(id) ?? []).Where(file => AnyKind.MayHold(file.Folder, kind));

    private IReadOnlyDictionary<string, Source> ReadSources()
    {
        lock (_reading)
        {
            if (_sources is null && !_readsSources)
            {
                _readsSources = true;
                var sources = Candidates("sources", "sources").Select(file => (Read(file).Value as SourcesFile)?.Sources).FirstOrDefault(found => found is not null);
                Volatile.Write(ref _sources, sources ?? NoSources);
                _readsSources = false;
            }

            // None while the list itself is read.
            return _sources ?? NoSources;
        }
    }

    private static IEnumerable<LibraryFile> FilesIn(string path, bool isNamedById)
    {
        if (!Directory.Exists(path))
        {
            return [new LibraryFile(path, isNamedById, () => Bytes(path))];
        }

        var files = Directory.GetFiles(path, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files
            .Where(file => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            .Select(file => new LibraryFile(file, isNamedById, () => Bytes(file)));
    }

    /// <summary>A file's bytes, and of a file that is too big one byte more than is allowed.</summary>
    private static ReadOnlyMemory<byte> Bytes(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, Document.LargestFile + 1)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
