package dev.framegate.kit.report;

import dev.framegate.kit.io.WellFormedText;
import dev.framegate.kit.rules.Chapter;
import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The run as {@code junit.xml}, for CI servers: a suite for each chapter, a case for each scenario.
 * Red where the exit code is red: a declared deviation and an advisory miss are skipped with their
 * reason, an inconclusive scenario is an error, an entry of the declaration that is out of date is
 * a failure.
 */
public final class JUnitXml {
  private static final String DECLARATION = "declaration";

  private JUnitXml() {}

  /** Writes the run to a file. */
  public static void write(JudgedRun run, Path file) throws IOException {
    WellFormedText.write(file, text(run));
  }

  /** How a case is not green: the element, and what it says. */
  private record Mark(String element, String type, String message) {}

  private record Case(String suite, String name, double seconds, Optional<Mark> mark) {}

  static String text(JudgedRun run) {
    Map<String, List<Case>> chapters = new LinkedHashMap<>();
    Set<String> broken = run.broken().stream().map(r -> r.rule().id()).collect(Collectors.toSet());
    for (RuleResult rule : run.rules()) {
      chapters
          .computeIfAbsent(rule.rule().chapter(), c -> new ArrayList<>())
          .addAll(cases(rule, broken.contains(rule.rule().id())));
    }
    if (!run.deviations().isEmpty()) {
      chapters.put(DECLARATION, run.deviations().stream().map(JUnitXml::entry).toList());
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new Document(xml).write(run, chapters);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Could not write junit.xml", e);
    }
    return text + "\n";
  }

  private static List<Case> cases(RuleResult result, boolean broken) {
    String suite = result.rule().chapter() + "." + result.rule().id();
    List<Case> cases = new ArrayList<>();
    for (ScenarioResult scenario : result.scenarios()) {
      cases.add(new Case(suite, scenario.name(), scenario.seconds(), mark(scenario, broken)));
    }
    result
        .reason()
        .ifPresent(
            reason ->
                cases.add(
                    new Case(
                        suite,
                        result.rule().statement(),
                        0,
                        Optional.of(
                            result.verdict() == Verdict.UNTESTABLE
                                ? new Mark("skipped", "", "untestable: " + reason)
                                : new Mark("error", "inconclusive", reason)))));
    return cases;
  }

  private static Case entry(DeviationResult result) {
    Optional<Mark> mark =
        switch (result.state()) {
          case HELD -> Optional.empty();
          case SURPRISE_PASS, EXPIRED, STALE ->
              Optional.of(new Mark("failure", result.state().word(), result.advice()));
          case UNSETTLED -> Optional.of(new Mark("skipped", "", result.advice()));
        };
    return new Case(DECLARATION, result.deviation().rule() + " deviates as declared", 0, mark);
  }

  private static Optional<Mark> mark(ScenarioResult scenario, boolean broken) {
    String why = scenario.reason().orElse("no reason given");
    String reason =
        scenario.tally().flaky() ? "flaky, " + scenario.tally().words() + ": " + why : why;
    return switch (scenario.verdict()) {
      case PASSED -> Optional.empty();
      case FAILED ->
          Optional.of(
              broken
                  ? new Mark("failure", "failed", reason)
                  : new Mark("skipped", "", "declared deviation: " + reason));
      case ADVISORY -> Optional.of(new Mark("skipped", "", "advisory: " + reason));
      case SKIPPED, UNTESTABLE -> Optional.of(new Mark("skipped", "", reason));
      case INCONCLUSIVE -> Optional.of(new Mark("error", "inconclusive", reason));
      case ERRORED -> Optional.of(new Mark("error", "errored", reason));
    };
  }

  private record Document(XMLStreamWriter xml) {

    void write(JudgedRun run, Map<String, List<Case>> chapters) throws XMLStreamException {
      List<Case> all = chapters.values().stream().flatMap(List::stream).toList();
      xml.writeStartDocument("UTF-8", "1.0");
      open(0, "testsuites");
      attribute("name", run.kit().name() + " on " + run.target().name());
      counts(all);
      attribute("time", ReportFormat.seconds(run.seconds()).toPlainString());
      for (Map.Entry<String, List<Case>> chapter : chapters.entrySet()) {
        open(1, "testsuite");
        attribute("name", Chapter.of(chapter.getKey()).title());
        counts(chapter.getValue());
        double seconds = chapter.getValue().stream().mapToDouble(Case::seconds).sum();
        attribute("time", ReportFormat.seconds(seconds).toPlainString());
        attribute("timestamp", run.started().toString());
        for (Case one : chapter.getValue()) {
          write(one);
        }
        close(1);
      }
      close(0);
    }

    private void counts(List<Case> cases) throws XMLStreamException {
      attribute("tests", Integer.toString(cases.size()));
      attribute("failures", count(cases, "failure"));
      attribute("errors", count(cases, "error"));
      attribute("skipped", count(cases, "skipped"));
    }

    private static String count(List<Case> cases, String element) {
      return Long.toString(
          cases.stream()
              .flatMap(c -> c.mark().stream())
              .filter(m -> m.element().equals(element))
              .count());
    }

    private void write(Case one) throws XMLStreamException {
      open(2, "testcase");
      attribute("classname", one.suite());
      attribute("name", one.name());
      attribute("time", ReportFormat.seconds(one.seconds()).toPlainString());
      if (one.mark().isPresent()) {
        Mark mark = one.mark().get();
        open(3, mark.element());
        attribute("message", mark.message().lines().findFirst().orElse(""));
        if (!mark.type().isEmpty()) {
          attribute("type", mark.type());
          xml.writeCharacters(legal(mark.message()));
        }
        xml.writeEndElement();
        close(2);
      } else {
        xml.writeEndElement();
      }
    }

    private void open(int depth, String element) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
      xml.writeStartElement(element);
    }

    private void close(int depth) throws XMLStreamException {
      xml.writeCharacters("\n" + "  ".repeat(depth));
      xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
      xml.writeAttribute(name, legal(value));
    }

    /** XML 1.0 cannot represent most control characters. */
    private static String legal(String text) {
      StringBuilder legal = new StringBuilder(text.length());
      text.codePoints().forEach(c -> legal.appendCodePoint(isLegal(c) ? c : 0xFFFD));
      return legal.toString();
    }

    private static boolean isLegal(int c) {
      return c == '\t'
          || c == '\n'
          || c == '\r'
          || (c >= 0x20 && c <= 0xD7FF)
          || (c >= 0xE000 && c <= 0xFFFD)
          || c >= 0x10000;
    }
  }
}
