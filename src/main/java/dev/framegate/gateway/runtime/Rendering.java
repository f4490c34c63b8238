package dev.framegate.gateway.runtime;

import dev.framegate.gateway.expression.Facts;
import dev.framegate.gateway.expression.JsonText;
import dev.framegate.gateway.template.MappingTemplate;
import dev.framegate.gateway.template.TemplateException;

/** What a template makes of its input: INT-020, INT-021a, INT-030 to INT-033. */
@FunctionalInterface
public interface Rendering {
  Rendering AWS = MappingTemplate::render;

  String render(MappingTemplate template, Facts facts, JsonText input) throws TemplateException;
}
