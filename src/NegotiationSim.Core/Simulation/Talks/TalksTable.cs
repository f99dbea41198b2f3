using NegotiationSim.Core.Ledger;

namespace NegotiationSim.Core.Simulation.Talks;

/// <summary>One of several tables at which parts of an agenda are negotiated side by side.</summary>
/// <param name="Id">Its id: its draws hang on it and on nothing else.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Clauses">Ids of the clauses it treats; one that is not open treats nothing.</param>
/// <param name="Needs">Ids of the tables without whose agreement its own does not hold.</param>
public sealed record TalksTable(string Id, string Title, EquatableList<string> Clauses, EquatableList<string> Needs);
