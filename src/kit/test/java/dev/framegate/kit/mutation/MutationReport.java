package dev.framegate.kit.mutation;

import static dev.framegate.kit.mutation.Result.Status.UNFINISHED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The score, by package, and the changes that nothing noticed. */
final class MutationReport {
  private static final double PERCENT = 100.0;

  private final List<Line> lines;

  private MutationReport(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * A change with its result.
   *
   * @param code the line of the source
   * @param unseen why nothing can notice it, if so
   */
  private record Line(Mutation mutation, Results.Kept kept, String code, Optional<String> unseen) {
    /** What was noticed can be, whatever the list says. */
    boolean counts() {
      return unseen.isEmpty() || noticed();
    }

    boolean noticed() {
      return kept.noticed();
    }
  }

  /**
   * Writes {@code mutations.csv} and {@code summary.md}.
   *
   * @param all how many changes the sample was drawn from
   * @return the last line for the terminal
   */
  static String write(
      MutationSettings settings, int all, List<Mutation> sample, Map<String, Results.Kept> results)
      throws IOException {
    SourceLines sources = new SourceLines(settings.subject().sources());
    Unseen unseen = settings.subject().unseen();
    List<Line> lines = new ArrayList<>();
    for (Mutation mutation : sample) {
      String code = sources.of(mutation);
      Optional<String> reason = unseen.reason(mutation, code);
      Results.Kept kept = results.getOrDefault(mutation.key(), Results.Kept.NOTHING);
      if (kept.ended() || reason.isPresent()) {
        lines.add(new Line(mutation, kept, code, reason));
      }
    }
    lines.sort(
        Comparator.comparing((Line line) -> line.mutation().className())
            .thenComparing(line -> line.mutation().line()));
    MutationReport report = new MutationReport(lines);
    Files.write(settings.folder().resolve("mutations.csv"), report.csv());
    String head =
        "%d of the %d changes that PIT can make, chosen by the seed %d. %s"
            .formatted(lines.size(), all, settings.seed(), report.score());
    Files.write(
        settings.folder().resolve("summary.md"), report.summary(settings.subject().title(), head));
    return head;
  }

  private String score() {
    List<Line> counted = lines.stream().filter(Line::counts).toList();
    long noticed = counted.stream().filter(Line::noticed).count();
    long half = counted.stream().filter(line -> line.kept().as() == UNFINISHED).count();
    return ("Noticed are %d of %d, %s; %d that nothing can notice are left out. Of %d only the"
            + " first cases were tried; they count as not noticed.")
        .formatted(
            noticed,
            counted.size(),
            percent(noticed, counted.size()),
            lines.size() - counted.size(),
            half);
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", part * PERCENT / whole);
  }

  private List<String> csv() {
    List<String> csv = new ArrayList<>();
    csv.add("package,class,method,line,mutator,change,result,rule,reason,unseen,code");
    for (Line line : lines) {
      Mutation mutation = line.mutation();
      csv.add(
          String.join(
              ",",
              Names.room(mutation.className()),
              cell(Names.shortened(mutation.className())),
              cell(mutation.method()),
              String.valueOf(mutation.line()),
              mutation.mutator(),
              cell(mutation.description()),
              line.kept().status(),
              line.kept().rule(),
              cell(line.kept().reason()),
              cell(line.unseen().orElse("")),
              cell(line.code())));
    }
    return csv;
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private List<String> summary(String title, String head) {
    List<String> text = new ArrayList<>();
    text.add("# " + title);
    text.addAll(List.of("", head, ""));
    text.add("| package | counted | noticed | survived | unreached | score | left out |");
    text.add("|---|---|---|---|---|---|---|");
    byRoom(lines).forEach((room, all) -> text.add(row(room, all)));
    text.add(row("all", lines));
    text.addAll(List.of("", "## Not noticed", ""));
    byRoom(lines.stream().filter(line -> line.counts() && !line.noticed()).toList())
        .forEach(
            (room, all) -> {
              text.add("### " + room);
              text.add("");
              all.forEach(line -> text.add(told(line)));
              text.add("");
            });
    return text;
  }

  private static Map<String, List<Line>> byRoom(List<Line> lines) {
    return lines.stream()
        .collect(
            groupingBy(line -> Names.room(line.mutation().className()), TreeMap::new, toList()));
  }

  private static String row(String room, List<Line> all) {
    List<Line> counted = all.stream().filter(Line::counts).toList();
    long noticed = counted.stream().filter(Line::noticed).count();
    long unreached =
        counted.stream().filter(line -> line.kept().as() == Result.Status.UNREACHED).count();
    return "| %s | %d | %d | %d | %d | %s | %d |"
        .formatted(
            room,
            counted.size(),
            noticed,
            counted.size() - noticed - unreached,
            unreached,
            percent(noticed, counted.size()),
            all.size() - counted.size());
  }

  private static String told(Line line) {
    Mutation mutation = line.mutation();
    return "- %s `%s.%s`, line %d, %s: `%s`"
        .formatted(
            line.kept().status(),
            Names.shortened(mutation.className()),
            mutation.method(),
            mutation.line(),
            mutation.description(),
            line.code().replace("`", "'"));
  }
}
