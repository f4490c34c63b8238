package dev.framegate.kit.steps;

import dev.framegate.kit.values.ByteSize;
import dev.framegate.kit.values.ClientName;
import dev.framegate.kit.values.FunctionReference;
import io.cucumber.java.ParameterType;

/** The words that features use for sizes and clients. */
public final class StepParameterTypes {
  @ParameterType(ByteSize.FORM)
  public ByteSize size(String text) {
    return ByteSize.of(text);
  }

  @ParameterType("the (?:other )?function|the (?:other )?authorizer")
  public FunctionReference function(String text) {
    return new FunctionReference(text);
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
