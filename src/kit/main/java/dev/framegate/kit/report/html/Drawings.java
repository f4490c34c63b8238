package dev.framegate.kit.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The drawings of a page. Those of scenarios that did not pass are part of its markup, as far as
 * there is room; all others are packed, and the page's script unpacks them when a reader opens one.
 * So a page with every exchange of a run stays below 3 MB.
 */
final class Drawings {
  /** With the rest of the page, and packed to a sixteenth, these stay below 3 MB together. */
  private static final int MOST_IN_PLACE_CHARACTERS = 200_000;

  private static final int MOST_PACKED_CHARACTERS = 14_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> packed = new ArrayList<>();
  private int inPlaceCharacters;
  private int packedCharacters;

  /**
   * Where a drawing is.
   *
   * @param inPlace whether the template writes it at once
   * @param leftOut whether the page has no room for it
   * @param number among the packed ones
   */
  record Place(boolean inPlace, boolean leftOut, int number) {}

  /** Decides where the drawing of a scenario goes, and packs it if it goes there. */
  Place of(ScenarioView view) {
    String markup = view.drawing().orElseThrow();
    if (!view.passed() && inPlaceCharacters + markup.length() <= MOST_IN_PLACE_CHARACTERS) {
      inPlaceCharacters += markup.length();
      return new Place(true, false, -1);
    }
    if (packedCharacters + markup.length() > MOST_PACKED_CHARACTERS) {
      return new Place(false, true, -1);
    }
    packedCharacters += markup.length();
    packed.add(markup);
    return new Place(false, false, packed.size() - 1);
  }

  /**
   * The packed drawings, deflated, in Base64; empty where there is none. A JSON array holds an
   * array of pieces for each. A piece that an earlier one repeats is the number of that one,
   * counted from 0 without the repetitions: what drawings have in common is mostly farther apart
   * than Deflate can look back.
   */
  String pack() {
    if (packed.isEmpty()) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(bytes, best)) {
      deflate.write(JSON.writeValueAsString(withoutRepetition()).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A list of strings is always JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      best.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private List<List<Object>> withoutRepetition() {
    Map<String, Integer> numbers = new HashMap<>();
    List<List<Object>> drawings = new ArrayList<>();
    for (String markup : packed) {
      List<Object> pieces = new ArrayList<>();
      for (String piece : pieces(markup)) {
        Integer earlier = numbers.putIfAbsent(piece, numbers.size());
        pieces.add(earlier == null ? piece : earlier);
      }
      drawings.add(pieces);
    }
    return drawings;
  }

  /** Its lines, and the markup and the text of each by themselves. */
  private static List<String> pieces(String markup) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int end = 1; end < markup.length(); end++) {
      char last = markup.charAt(end - 1);
      char next = markup.charAt(end);
      if (last == '\n' || last == '>' && next != '<' && next != '\n') {
        pieces.add(markup.substring(from, end));
        from = end;
      }
    }
    pieces.add(markup.substring(from));
    return pieces;
  }
}
