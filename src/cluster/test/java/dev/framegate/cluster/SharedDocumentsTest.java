package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SharedDocumentsTest {
  private final SharedDocuments documents = new SharedDocuments();

  @Test
  void theEntriesOfAnApiAreOneDocument() {
    assertThat(SharedDocuments.documentOf("API/abc")).isEqualTo("api.abc");
    assertThat(SharedDocuments.documentOf("STAGE/abc/test")).isEqualTo("api.abc");
    assertThat(SharedDocuments.documentOf("DEFINITION/DEPLOYMENT/abc/d1")).isEqualTo("api.abc");
    assertThat(SharedDocuments.documentOf("DOMAIN_NAME/%2A.a.b"))
        .isEqualTo(SharedDocuments.documentOf("API_MAPPING/%2A.a.b/m1"))
        .matches("domain\\.[0-9a-f]+");
  }

  @Test
  void aDocumentReplacesWhatItHeldBefore() {
    take(1, Map.of("API/abc", object("a"), "STAGE/abc/test", object("s")));
    take(2, Map.of("API/abc", object("b")));

    assertThat(documents.entries().get("API/abc")).contains(object("b"));
    assertThat(documents.entries().get("STAGE/abc/test")).isEmpty();
  }

  @Test
  void aRevisionIsTakenOnce() {
    assertThat(take(1, Map.of("API/abc", object("a")))).isTrue();
    assertThat(take(1, Map.of("API/abc", object("a")))).isFalse();
  }

  @Test
  void writesAreAddedToWhatIsThere() {
    take(1, Map.of("API/abc", object("a"), "STAGE/abc/test", object("s")));
    Map<String, Optional<ObjectNode>> writes =
        Map.of("API/abc", Optional.of(object("b")), "STAGE/abc/test", Optional.empty());

    assertThat(documents.changed("api.abc", writes).orElseThrow().toString())
        .isEqualTo("{\"API/abc\":{\"name\":\"b\"}}");
    documents.write("api.abc", 2, writes);
    assertThat(documents.entries().get("STAGE/abc/test")).isEmpty();
    assertThat(documents.missing(Set.of())).containsExactly("api.abc");
    documents.write("api.abc", 3, Map.of("API/abc", Optional.empty()));
    assertThat(documents.missing(Set.of())).isEmpty();
  }

  private boolean take(long revision, Map<String, ObjectNode> entries) {
    ObjectNode content = new ObjectMapper().createObjectNode();
    entries.forEach(content::set);
    return documents.take(
        new SharedDocuments.Update(
            "api.abc", revision, Optional.of(CompressedJson.write(content))));
  }

  private static ObjectNode object(String name) {
    return new ObjectMapper().createObjectNode().put("name", name);
  }
}
