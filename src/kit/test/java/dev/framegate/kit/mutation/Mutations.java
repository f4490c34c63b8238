package dev.framegate.kit.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pitest.bytecode.analysis.ClassTree;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.build.MutationInterceptor;
import org.pitest.mutationtest.config.PluginServices;
import org.pitest.mutationtest.config.ReportOptions;
import org.pitest.mutationtest.config.SettingsFactory;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/**
 * The changes that PIT can make. PIT's usual filters leave out those that change nothing or only
 * what a compiler adds; static initialisers stay, as each change runs its own.
 */
final class Mutations {
  private static final List<String> MUTATORS = List.of("STRONGER");

  private final CompiledClasses classes;
  private final Mutater engine;

  Mutations(CompiledClasses classes) {
    this.classes = classes;
    engine =
        new GregorEngineFactory()
            .createEngine(EngineArguments.arguments().withMutators(MUTATORS))
            .createMutator(new Source(classes));
  }

  /** All of the chosen classes, in a fixed order. */
  List<Mutation> all(Predicate<String> chosen) {
    MutationInterceptor filter = filter();
    List<Mutation> found = new ArrayList<>();
    for (String name : classes.names().stream().filter(chosen).toList()) {
      byte[] bytes = classes.bytes(name);
      Collection<MutationDetails> made = engine.findMutations(ClassName.fromString(name));
      filter.begin(ClassTree.fromBytes(bytes));
      filter.intercept(made, engine).stream()
          .map(details -> Mutation.of(details, Digest.of(bytes)))
          .forEach(found::add);
      filter.end();
    }
    found.sort(java.util.Comparator.comparing(Mutation::key));
    return found;
  }

  /**
   * A sample that the seed decides; all where there are no more. Where classes change, what was
   * chosen of the others stays chosen.
   */
  static List<Mutation> sample(List<Mutation> all, int size, long seed) {
    return all.stream()
        .sorted(Comparator.comparing(each -> Digest.of(seed + " " + each.name())))
        .limit(size)
        .toList();
  }

  /** The class with the change. */
  byte[] changed(Mutation mutation) {
    return engine.getMutation(mutation.id()).getBytes();
  }

  private MutationInterceptor filter() {
    ReportOptions options = new ReportOptions();
    options.setFeatures(List.of("-FSTATI"));
    Source source = new Source(classes);
    return new SettingsFactory(
            options, PluginServices.makeForLoader(Mutations.class.getClassLoader()))
        .getInterceptor()
        .createInterceptor(options, null, source, null, null);
  }

  private record Source(CompiledClasses classes) implements ClassByteArraySource {
    @Override
    public Optional<byte[]> getBytes(String name) {
      String java = name.replace('/', '.');
      return classes.contains(java)
          ? Optional.of(classes.bytes(java))
          : new ClassloaderByteArraySource(Mutations.class.getClassLoader()).getBytes(name);
    }
  }
}
