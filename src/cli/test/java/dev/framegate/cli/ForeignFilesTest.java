package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have written stands where the kit is told to write. */
final class ForeignFilesTest {
  private static final String PRECIOUS = "precious";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path precious;

  @BeforeEach
  void writePrecious() throws IOException {
    precious = Files.writeString(folder.resolve("precious.txt"), PRECIOUS);
  }

  private int framegate(String... line) {
    return Framegate.execute(new PrintWriter(out), new PrintWriter(err), line);
  }

  private int run(Path report) {
    return framegate("run", "--rule", "FRM-004", "--report", report.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"index.html", "conformance.json", "junit.xml", "badge.svg", "messages.ndjson"})
  void aSiteIsNoFolderForReports(String name) throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    Path page = Files.writeString(site.resolve(name), "<title>My site</title>");

    assertThat(run(site)).isEqualTo(64);

    assertThat(err.toString())
        .contains("--report: '" + page + "' exists", "Give another folder, or remove the file.");
    assertThat(page).hasContent("<title>My site</title>");
    assertThat(site).isDirectoryNotContaining("glob:**/.framegate-report");
  }

  @Test
  void aFileIsNoFolderForReports() {
    assertThat(run(precious)).isEqualTo(64);

    assertThat(precious).hasContent(PRECIOUS);
  }

  @Test
  void linksInAFolderOfReportsAreReplacedAndNotFollowed() throws IOException {
    Path report = folder.resolve("report");
    assertThat(run(report)).isZero();
    for (String name : new String[] {"index.html", "junit.xml", "messages.ndjson", "badge.svg"}) {
      Files.delete(report.resolve(name));
      Files.createSymbolicLink(report.resolve(name), precious);
    }
    Files.createSymbolicLink(report.resolve("index.html.new"), precious);

    assertThat(run(report)).isZero();

    assertThat(precious).hasContent(PRECIOUS);
    assertThat(report.resolve("index.html")).isRegularFile().content().contains("<title>");
    assertThat(report.resolve("messages.ndjson")).content().contains("testRunFinished");
  }

  /** A stranger's link by the marker's name marks nothing. */
  @Test
  void aLinkIsNoMarker() throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "mine");
    Files.createSymbolicLink(site.resolve(".framegate-report"), precious);

    assertThat(run(site)).isEqualTo(64);

    assertThat(precious).hasContent(PRECIOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--html", "--json"})
  void aComparisonReplacesNothingUnasked(String option) throws IOException {
    Path report = folder.resolve("report");
    run(report);
    Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
    String[] line = {"compare", report.toString(), report.toString(), option, link.toString()};

    assertThat(framegate(line)).isEqualTo(64);
    assertThat(err.toString())
        .contains(
            "%s: '%s' exists and is left as it is; give another name, or --force to replace it."
                .formatted(option, link));

    assertThat(framegate(line[0], line[1], line[2], option, line[4], "--force")).isZero();
    assertThat(precious).hasContent(PRECIOUS);
    assertThat(link).isRegularFile().content().contains("FRM-004");
  }

  @Test
  void aMatrixReplacesNothingUnasked() {
    assertThat(framegate("faults", "--matrix", "--json", precious.toString())).isEqualTo(64);

    assertThat(precious).hasContent(PRECIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"precious", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
  void aKeyIsNoPlaceForACertificate(String content) throws IOException {
    Files.writeString(precious, content);

    assertThat(framegate("serve", "--port", "0", "--tls", precious.toString())).isEqualTo(64);

    assertThat(err.toString()).contains("is no certificate that framegate has made");
    assertThat(precious).hasContent(content);
  }

  @Test
  void aCassetteIsNotWrittenThroughALink() throws IOException {
    Path cassette = folder.resolve("run.ndjson");
    Files.createSymbolicLink(folder.resolve("run.ndjson.unfinished"), precious);

    assertThat(
            framegate(
                "record",
                "--rule",
                "FRM-004",
                "--report",
                folder.resolve("report").toString(),
                "--cassette",
                cassette.toString()))
        .isZero();

    assertThat(precious).hasContent(PRECIOUS);
    assertThat(cassette).isRegularFile().content().contains("framegate-cassette");
    assertThat(folder.resolve("run.ndjson.unfinished")).doesNotExist();
  }
}
