package dev.framegate.settings;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes settings as YAML. */
public final class SettingsText {
  private SettingsText() {}

  /** A line for each key. */
  public static String of(Map<String, String> values) {
    return yaml(values);
  }

  /** An entry for each map. */
  public static String of(List<Map<String, String>> entries) {
    return yaml(entries);
  }

  private static String yaml(Object value) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    LoaderOptions unused = new LoaderOptions();
    return new Yaml(
            new SafeConstructor(unused),
            new Representer(options),
            options,
            unused,
            new PlainDates())
        .dump(value);
  }

  /** Leaves dates without quotes, as a person writes them. */
  private static final class PlainDates extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }
}
