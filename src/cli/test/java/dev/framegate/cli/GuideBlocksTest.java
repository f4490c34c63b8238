package dev.framegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.gateway.settings.AccessKeys;
import dev.framegate.gateway.settings.Limits;
import dev.framegate.gateway.settings.Script;
import dev.framegate.kit.targets.DeclarationFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader copies from a guide is legal: files, Java classes and tables of options. */
final class GuideBlocksTest {
  private static final Pattern OPTIONS =
      Pattern.compile("<!-- options: (\\w+) -->\\n\\n((?:\\|.*\\n)*)");

  @TempDir private Path folder;

  static Stream<Guide.Block> files() {
    return Guide.all().stream()
        .flatMap(guide -> guide.blocks().stream())
        .filter(block -> block.fileName().isPresent());
  }

  static List<Guide> guides() {
    return Guide.all();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsLegal(Guide.Block block) throws IOException {
    String name = block.fileName().orElseThrow();
    Path file = Files.writeString(folder.resolve(name), block.text() + "\n");
    switch (name) {
      case "limits.yaml" -> Limits.read(file);
      case "script.yaml" -> Script.read(file);
      case "credentials.yaml" -> AccessKeys.read(file);
      default -> {
        if (name.endsWith(".java")) {
          compile(file);
        } else {
          DeclarationFile.read(file);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyTableOfOptionsIsThatOfTheCommand(Guide guide) {
    Matcher tables = OPTIONS.matcher(guide.prose());
    while (tables.find()) {
      StringWriter table = new StringWriter();
      Framegate.execute(
          new PrintWriter(table), new PrintWriter(new StringWriter()), "options", tables.group(1));
      assertThat(tables.group(2))
          .as("'framegate options %s' prints the table for %s", tables.group(1), guide.file())
          .isEqualTo(table.toString());
    }
  }

  private void compile(Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                errors,
                null,
                null,
                List.of("-cp", System.getProperty("java.class.path"), "-d", folder.toString()),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    assertThat(compiled).as(errors.toString()).isTrue();
  }
}
