package dev.framegate.target.cassette;

import dev.framegate.target.Adapter;
import dev.framegate.target.Declaration;
import dev.framegate.target.Target;
import java.nio.file.Path;

/** A recorded run as an offline target. */
public final class CassetteAdapter implements Adapter {
  @Override
  public String name() {
    return "cassette";
  }

  @Override
  public Target open(Declaration declaration) {
    Path file = Path.of(declaration.required("file", "my-gateway.ndjson.gz"));
    return new CassetteTarget(declaration, Cassette.read(file));
  }
}
