package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import org.apache.velocity.Template;
import org.jspecify.annotations.Nullable;

/** A compiled mapping template. Thread-safe. */
public final class MappingTemplate {
  private final Templates engine;
  private final Template template;
  private final String source;
  private final @Nullable Concatenation quick;

  /**
   * @param quick null if only the engine can render it
   */
  MappingTemplate(
      Templates engine, Template template, String source, @Nullable Concatenation quick) {
    this.engine = engine;
    this.template = template;
    this.source = source;
    this.quick = quick;
  }

  /**
   * @param input the payload of {@code $input}: the message, or the integration's response
   * @throws TemplateException if rendering fails or exceeds its budget
   */
  public String render(EventData event, JsonText input) throws TemplateException {
    return engine.render(template, quick, event, input);
  }

  /** Whether rendering joins a few texts, without loops, conditions and methods. */
  public boolean isQuick() {
    return quick != null;
  }

  /** The text that was compiled. */
  public String source() {
    return source;
  }
}
