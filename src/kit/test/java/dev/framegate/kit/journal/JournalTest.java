package dev.framegate.kit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final URI THERE = URI.create("http://127.0.0.1:4566");

  @TempDir private Path folder;
  private JournalFolder journals;

  @BeforeEach
  void inAFolderThatIsNotThereYet() {
    journals = new JournalFolder(folder.resolve("reports/journal"));
  }

  @Test
  void aRunThatLeftNothingLeavesNoFile() throws IOException {
    try (Journal journal = journals.begin("mine", THERE)) {
      journal.made(CreatedResource.api("a1"));
      journal.made(CreatedResource.domainName("shop.example.com"));
      journal.removed(CreatedResource.domainName("shop.example.com"));
      journal.removed(CreatedResource.api("a1"));
      assertThat(journals.all()).hasSize(1);
    }

    assertThat(Files.list(journals.folder())).isEmpty();
  }

  @Test
  void whatWasNotRemovedIsKept() {
    RunId run;
    try (Journal journal = journals.begin("mine", THERE)) {
      run = journal.run();
      journal.made(CreatedResource.api("a1"));
      journal.made(CreatedResource.api("a2"));
      journal.removed(CreatedResource.api("a1"));
    }

    JournalFolder.JournalContents told = journals.all().get(0);
    assertThat(told.about().run()).isEqualTo(run);
    assertThat(told.about().target()).isEqualTo("mine");
    assertThat(told.about().controlPlane()).isEqualTo(THERE);
    assertThat(told.about().pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(told.open()).containsExactly(CreatedResource.api("a2"));
    assertThat(told.alive()).isFalse();
  }

  @Test
  void aRunIsAliveAsLongAsItHoldsItsJournal() {
    try (Journal journal = journals.begin("mine", THERE)) {
      journal.made(CreatedResource.api("a1"));

      JournalFolder.JournalContents told = journals.all().get(0);
      assertThat(told.alive()).isTrue();
      assertThat(journals.resume(told)).isEmpty();
    }
  }

  @Test
  void aTornLastLineIsPassedOverAndAnotherFinishesTheJournal() throws IOException {
    try (Journal journal = journals.begin("mine", THERE)) {
      journal.made(CreatedResource.api("a1"));
      journal.made(CreatedResource.api("a2"));
    }
    JournalFolder.JournalContents left = journals.all().get(0);
    Files.writeString(left.file(), "{\"made\":\"api\",\"i", StandardOpenOption.APPEND);

    JournalFolder.JournalContents torn = journals.all().get(0);
    assertThat(torn.open())
        .isEqualTo(List.of(CreatedResource.api("a1"), CreatedResource.api("a2")));

    Journal first = journals.resume(torn).orElseThrow();
    first.removed(CreatedResource.api("a1"));
    first.close();
    assertThat(journals.all().get(0).open()).containsExactly(CreatedResource.api("a2"));

    Journal second = journals.resume(journals.all().get(0)).orElseThrow();
    second.removed(CreatedResource.api("a2"));
    second.close();
    assertThat(journals.all()).isEmpty();
  }

  @Test
  void aFileThatIsNoJournalIsLeftAlone() throws IOException {
    Files.createDirectories(journals.folder());
    Path strange = Files.writeString(journals.folder().resolve("strange.ndjson"), "hello\n");

    assertThat(journals.all()).isEmpty();
    assertThat(strange).hasContent("hello");
  }
}
