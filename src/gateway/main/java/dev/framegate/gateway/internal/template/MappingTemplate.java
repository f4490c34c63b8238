package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import org.apache.velocity.Template;

/** One mapping template, compiled. May be rendered by many threads at once. */
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
   * @param input what {@code $input} holds: the message, or the integration's answer
   * @throws TemplateException if it fails or takes more than it may
   */
  public String render(EventData event, JsonText input) throws TemplateException {
    return engine.render(template, event, input);
  }

  /** The text that was compiled. */
  public String source() {
    return source;
  }
}
