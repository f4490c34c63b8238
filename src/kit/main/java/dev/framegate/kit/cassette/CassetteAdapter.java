package dev.framegate.kit.cassette;

import dev.framegate.kit.targets.Adapter;
import dev.framegate.kit.targets.Declaration;
import dev.framegate.kit.targets.Target;
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
