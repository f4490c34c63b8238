package dev.framegate.gateway.internal.template;

/** A template that cannot be compiled, or that failed while it was rendered. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }
}
