package dev.framegate.settings;

import dev.framegate.settings.YamlValue.Field;
import dev.framegate.settings.YamlValue.Fields;
import dev.framegate.settings.YamlValue.Items;
import dev.framegate.settings.YamlValue.Single;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** Parses the text of one YAML document; JSON is YAML, too. */
final class YamlDocument {
  private static final int MAX_DEPTH = 20;

  /** Those that plain YAML values get; any other was written by hand, such as {@code !Ref}. */
  private static final Set<Tag> TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE,
          Tag.MAP,
          Tag.SEQ);

  private final SettingsSource source;

  YamlDocument(SettingsSource source) {
    this.source = source;
  }

  /**
   * @throws SettingsException where it is no YAML, or holds a key twice
   */
  YamlValue parse(String text) {
    @Nullable Node root;
    try {
      root = new Yaml(options(text)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw source.error(line, YamlProblem.explain(e.getProblem()));
    } catch (ReaderException e) {
      throw source.error(lineOf(text, e.getPosition()), "not valid YAML: a control character.");
    } catch (YAMLException e) {
      throw source.error(SettingsSource.NO_LINE, YamlProblem.explain(e.getMessage()));
    }
    return root == null ? new Single(1, "", true) : value(root);
  }

  private static LoaderOptions options(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(text.length() + 1);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    options.setProcessComments(false);
    return options;
  }

  private static int lineOf(String text, int codePoints) {
    return 1 + (int) text.codePoints().limit(codePoints).filter(c -> c == '\n').count();
  }

  private YamlValue value(Node node) {
    int line = node.getStartMark().getLine() + 1;
    if (!TAGS.contains(node.getTag())) {
      throw source.error(line, "a tag such as '!name' is not supported.");
    }
    if (node instanceof ScalarNode scalar) {
      return new Single(line, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> values = new ArrayList<>();
      sequence.getValue().forEach(item -> values.add(value(item)));
      return new Items(line, List.copyOf(values));
    }
    return fields(line, (MappingNode) node);
  }

  private Fields fields(int line, MappingNode node) {
    Map<String, Field> byKey = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw source.error(keyLine, "a key must be text, but is a list or a map.");
      }
      Field before = byKey.get(key.getValue());
      if (before != null) {
        throw Section.duplicate(source, keyLine, key.getValue(), before.line());
      }
      byKey.put(key.getValue(), new Field(keyLine, value(tuple.getValueNode())));
    }
    return new Fields(line, byKey);
  }
}
