package dev.framegate.kit.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;

/** The templates under {@code jte/}, which the build has compiled; they escape every value. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          Templates.class.getPackageName());

  private Templates() {}

  /**
   * The text that a template gives.
   *
   * @param template such as {@code report.jte}
   * @param values by the names of its parameters
   */
  static String render(String template, Map<String, Object> values) {
    PrintableOutput page = new PrintableOutput();
    ENGINE.render(template, values, page);
    return page.toString();
  }
}
