package dev.framegate.kit.suite;

import io.cucumber.java.ParameterType;

/** The words that features use for sizes and clients. */
public final class Types {
  @ParameterType(Size.FORM)
  public Size size(String text) {
    return Size.of(text);
  }

  @ParameterType("the (?:other )?function|the (?:other )?authorizer")
  public FunctionName function(String text) {
    return new FunctionName(text);
  }

  /** The name of a client in the scenario. */
  @ParameterType("(?:the|a) client|client \"[^\"]*\"|(?:the|an) ordinary client")
  public ClientName client(String text) {
    if (text.endsWith("ordinary client")) {
      return ClientName.ORDINARY;
    }
    int quote = text.indexOf('"');
    return quote < 0
        ? ClientName.THE
        : new ClientName(text.substring(quote + 1, text.length() - 1));
  }
}
