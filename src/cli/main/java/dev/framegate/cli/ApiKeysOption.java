package dev.framegate.cli;

import dev.framegate.gateway.internal.access.ApiKeyFile;
import dev.framegate.gateway.internal.access.ApiKeyFile.ApiKeyFileException;
import dev.framegate.gateway.internal.access.ApiKeys;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file of API keys on the command line; a wrong one is wrong usage. */
final class ApiKeysOption implements ITypeConverter<ApiKeys> {
  @Override
  public ApiKeys convert(String file) {
    try {
      return ApiKeyFile.read(Path.of(file));
    } catch (ApiKeyFileException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
