package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import org.apache.velocity.Template;

/** A compiled mapping template. Thread-safe. */
public final class MappingTemplate {
  private final Templates engine;
  private final Template template;
  private final String source;

  MappingTemplate(Templates engine, Template template, String source) {
    this.engine = engine;
    this.template = template;
    this.source = source;
  }

  /**
   * @param input the payload of {@code $input}: the message, or the integration's response
   * @throws TemplateException if rendering fails or exceeds its budget
   */
  public String render(EventData event, JsonText input) throws TemplateException {
    return engine.render(template, event, input);
  }

  /** The text that was compiled. */
  public String source() {
    return source;
  }
}
