package dev.framegate.kit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.contract.Member;
import dev.framegate.contract.Operation;
import dev.framegate.contract.ServiceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rows of the chapter laws follow from the service model. {@code -Dgolden=write} writes them
 * again.
 */
final class LawExamplesTest {
  private static final Path FEATURE = Path.of("features/laws/laws.feature");
  private static final Pattern RULE = Pattern.compile("  @(LAW-\\d{3})\\b.*");
  private static final Pattern EXAMPLES = Pattern.compile("      Examples: (.*)");
  private static final String INDENT = "        ";

  /** Operations of the model that no resource has by itself, and those of no WebSocket API. */
  private static final Set<String> NONE_OF_A_KIND =
      Set.of(
          "DeleteAccessLogSettings",
          "DeleteCorsConfiguration",
          "DeleteRouteRequestParameter",
          "DeleteRouteSettings",
          "DeletePortalProductSharingPolicy",
          "DisablePortal",
          "ExportApi",
          "GetModelTemplate",
          "GetPortalProductSharingPolicy",
          "GetTags",
          "ImportApi",
          "PreviewPortal",
          "PublishPortal",
          "PutPortalProductSharingPolicy",
          "PutRoutingRule",
          "ReimportApi",
          "ResetAuthorizersCache",
          "TagResource",
          "UntagResource");

  @Test
  void theRowsAreThoseOfTheServiceModel() throws IOException {
    String written = Files.readString(FEATURE);
    String made = withRows(written.lines().toList());
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(FEATURE, made);
    }

    assertThat(Files.readString(FEATURE)).isEqualTo(made);
  }

  @Test
  void eachOperationIsOfAKindOrLeftOutByName() {
    Set<String> known = new TreeSet<>(NONE_OF_A_KIND);
    for (LawKind kind : LawKind.all()) {
      String name = kind.name();
      Stream.of("Create", "Get", "Update", "Delete").forEach(verb -> known.add(verb + name));
      known.addAll(List.of("Get" + name + "s", "List" + name + "s"));
    }

    assertThat(ServiceModel.controlPlane().operations().stream().map(Operation::name))
        .allSatisfy(name -> assertThat(known).contains(name));
  }

  @Test
  void eachMemberHasASampleOrAReason() {
    for (LawKind kind : Samples.kinds()) {
      Set<String> sampled =
          Samples.known(kind).stream().map(Sample::member).collect(Collectors.toSet());

      assertThat(inBody(kind.create())).as("members of %s", kind).isEqualTo(new TreeSet<>(sampled));
      assertThat(Samples.known(kind))
          .allSatisfy(
              sample -> assertThat(sample.isGiven()).isNotEqualTo(!sample.reason().isEmpty()));
    }
  }

  @Test
  void whatIsLeftOutIsInTheModel() {
    assertThat(LawKind.all())
        .filteredOn(kind -> !Samples.kinds().contains(kind))
        .allSatisfy(kind -> assertThat(Samples.exclusion(kind.name())).isNotEmpty());
  }

  private static Set<String> inBody(Operation operation) {
    return operation.input().members().values().stream()
        .filter(member -> member.location() == Member.Location.BODY)
        .map(Member::wireName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String withRows(List<String> lines) {
    List<String> made = new ArrayList<>();
    String rule = "";
    boolean inTable = false;
    for (String line : lines) {
      Matcher tag = RULE.matcher(line);
      Matcher examples = EXAMPLES.matcher(line);
      if (tag.matches()) {
        rule = tag.group(1);
      }
      inTable &= line.startsWith(INDENT + "|");
      if (!inTable) {
        made.add(line);
      }
      if (examples.matches()) {
        inTable = true;
        made.addAll(table(rows(rule, examples.group(1))));
      }
    }
    return String.join("\n", made) + "\n";
  }

  private static List<List<String>> rows(String rule, String title) {
    return switch (rule) {
      case "LAW-001", "LAW-002", "LAW-003" -> kinds(title, kind -> true);
      case "LAW-004" -> kinds(title, kind -> !Samples.changeable(kind).isEmpty());
      case "LAW-005" -> operations(title);
      case "LAW-006" -> kinds(title, kind -> kind.list().isPresent());
      case "LAW-007" ->
          rows(
              List.of("holder", "held"),
              Reference.all().stream(),
              reference -> List.of(reference.holder().name(), reference.held().name()));
      case "LAW-008" -> kinds(title, WritersLaw::concerns);
      case "LAW-009" ->
          rows(
              List.of("operation", "method"),
              ServiceModel.management().operations().stream(),
              operation -> List.of(operation.name(), operation.method()));
      default -> throw new IllegalArgumentException("No rows are known for " + rule);
    };
  }

  private static List<List<String>> kinds(String title, Predicate<LawKind> concerned) {
    return rows(
        List.of("kind"),
        Samples.kinds().stream().filter(kind -> title(kind).equals(title)).filter(concerned),
        kind -> List.of(kind.name()));
  }

  private static List<List<String>> operations(String title) {
    String wanted = title.equals("Operations") ? "Kinds" : title;
    return rows(
        List.of("operation", "kind"),
        Samples.kinds().stream()
            .filter(kind -> title(kind).equals(wanted))
            .flatMap(
                kind ->
                    Stream.of("Create", "Update")
                        .filter(verb -> BoundsLaw.concerns(kind, verb))
                        .map(verb -> Map.entry(verb + kind.name(), kind.name()))),
        entry -> List.of(entry.getKey(), entry.getValue()));
  }

  /** The examples in which a kind is: some need a capability. */
  private static String title(LawKind kind) {
    return new TreeMap<>(
            Map.of(
                "Authorizer", "Authorizers",
                "DomainName", "Domain names",
                "ApiMapping", "Domain names"))
        .getOrDefault(kind.name(), "Kinds");
  }

  private static <T> List<List<String>> rows(
      List<String> header, Stream<T> items, Function<T, List<String>> row) {
    return Stream.concat(Stream.of(header), items.map(row)).toList();
  }

  private static List<String> table(List<List<String>> rows) {
    int columns = rows.get(0).size();
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < columns; i++) {
        line.append("| ")
            .append(row.get(i))
            .append(" ".repeat(widths.get(i) - row.get(i).length() + 1));
      }
      lines.add(line.append('|').toString());
    }
    return lines;
  }
}
