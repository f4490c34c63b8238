package dev.framegate.cli;

import dev.framegate.gateway.settings.ApiKeys;
import dev.framegate.gateway.settings.CredentialsException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file of API keys on the command line; a wrong one is wrong usage. */
final class ApiKeysOption implements ITypeConverter<ApiKeys> {
  @Override
  public ApiKeys convert(String file) {
    try {
      return ApiKeys.read(Path.of(file));
    } catch (CredentialsException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
