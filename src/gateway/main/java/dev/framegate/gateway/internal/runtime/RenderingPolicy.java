package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.template.MappingTemplate;
import dev.framegate.gateway.internal.template.TemplateException;

/** Renders templates: INT-020, INT-021a, INT-030 to INT-033. */
@FunctionalInterface
public interface RenderingPolicy {
  RenderingPolicy AWS = MappingTemplate::render;

  String render(MappingTemplate template, EventData event, JsonText input) throws TemplateException;
}
