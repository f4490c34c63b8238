package dev.framegate.cli;

import dev.framegate.gateway.settings.Limits;
import dev.framegate.gateway.settings.LimitsException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file of limits on the command line; a wrong one is wrong usage. */
final class LimitsOption implements ITypeConverter<Limits> {
  @Override
  public Limits convert(String file) {
    try {
      return Limits.read(Path.of(file));
    } catch (LimitsException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
