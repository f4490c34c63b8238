package dev.framegate.gateway.internal.limits;

import java.time.Duration;

/**
 * Bounds of this implementation: no queue, buffer, wait or computation is without one. Sizes are in
 * bytes unless their name says otherwise.
 */
public final class ServerBounds {
  // HTTP
  public static final int REQUEST_LINE_BYTES = 8 * 1024;
  public static final int HEADER_BYTES = 16 * 1024;
  public static final int HEADERS = 100;
  public static final int REQUEST_BODY_BYTES = 1024 * 1024;

  /** From accepting a connection to its first complete request. */
  public static final Duration FIRST_REQUEST_TIME = Duration.ofSeconds(10);

  /** Between an answer and the next complete request. */
  public static final Duration NEXT_REQUEST_TIME = Duration.ofSeconds(60);

  public static final int CONTROL_PLANE_THREADS = 4;
  public static final int CONTROL_PLANE_QUEUE = 256;
  public static final Duration CONTROL_PLANE_TIME = Duration.ofSeconds(30);
  public static final int IDLE_THREAD_SECONDS = 10;

  // WebSocket connections
  /** At most; otherwise as many as processors. */
  public static final int EVENT_LOOPS = 64;

  public static final int BACKLOG = 1024;
  public static final int WRITE_BUFFER_LOW = 64 * 1024;
  public static final int WRITE_BUFFER_HIGH = 256 * 1024;

  /** Frames of a client that has not received the answer to its handshake. */
  public static final int EARLY_BYTES = 64 * 1024;

  /** A message, whatever the limits allow. */
  public static final int MESSAGE_BYTES = 16 * 1024 * 1024;

  /** Messages of a connection whose routes have not ended. */
  public static final int MESSAGES_IN_FLIGHT = 64;

  public static final int CHARACTERS_IN_FLIGHT = 1024 * 1024;

  /** A message of at most so many bytes is joined with others of the same turn. */
  public static final int JOINED_MESSAGE_BYTES = 4 * 1024;

  public static final int JOINED_BYTES = 16 * 1024;

  /** An event loop keeps an array of at most so many bytes for the next message. */
  public static final int SPARE_PAYLOAD_BYTES = 128 * 1024;

  /** Messages that wait for the client to read them. */
  public static final int OUTBOUND_BYTES = 1024 * 1024;

  /** Until the answer to another gateway no longer waits for a message to be written. */
  public static final Duration WRITTEN_TIME = Duration.ofSeconds(1);

  /** Longer than an authorizer and an integration together. */
  public static final Duration CONNECT_TIME =
      ServiceQuotas.LONGEST_CALL.multipliedBy(2).plusSeconds(7);

  /** Input that is discarded after a close frame was sent. */
  public static final int LINGER_BYTES = 16 * 1024 * 1024;

  public static final Duration LINGER_TIME = Duration.ofSeconds(5);
  public static final int LIFETIME_CHECK_SECONDS = 1;

  /** For the close frames of all connections when the gateway stops. */
  public static final long STOP_MILLIS = 200;

  /** Path segments that are compared with mapping keys. */
  public static final int MAPPING_LEVELS = 150;

  // Routes
  public static final int ROUTE_QUEUE = 8192;

  /** One step of an event; it is given up afterwards. */
  public static final Duration STEP_TIME = Duration.ofSeconds(10);

  /** A step that runs for longer has its thread replaced meanwhile. */
  public static final Duration LONG_STEP = Duration.ofMillis(20);

  /** Threads of one pool that are replaced at a time. */
  public static final int REPLACED_WORKERS = 32;

  public static final int THROTTLE_BUCKETS = 10_000;

  // Journal and clients of tests
  public static final int JOURNAL_ENTRIES = 10_000;
  public static final int JOURNAL_CHARACTERS = 16_000_000;

  /** Messages that a client of the gateway's own keeps. */
  public static final int CLIENT_MESSAGES = 10_000;

  /** For a handshake, a send and a close of such a client. */
  public static final Duration CLIENT_TIME = Duration.ofSeconds(10);

  // Backends and functions
  public static final int BACKEND_CALLS = 4096;

  /** Added to an integration's own time-out, which should end a call first. */
  public static final Duration BACKEND_GRACE = Duration.ofSeconds(1);

  public static final Duration FUNCTION_CALL_TIME = ServiceQuotas.LONGEST_CALL.plusSeconds(2);
  public static final Duration FUNCTION_TIME = ServiceQuotas.LONGEST_CALL.plusSeconds(1);
  public static final int FUNCTIONS = 64;

  /** Characters of a foreign text that are quoted in the log or in a message. */
  public static final int QUOTED_CHARACTERS = 200;

  // Templates, expressions and schemas
  public static final int TEMPLATE_OUTPUT_CHARACTERS = 1024 * 1024;

  /** Characters, roughly, that one rendering can process. */
  public static final long TEMPLATE_WORK = 32L * 1024 * 1024;

  public static final Duration TEMPLATE_TIME = Duration.ofSeconds(2);
  public static final int TEMPLATE_DEPTH = 600;
  public static final int TEMPLATE_NUMBER_BITS = 1024;
  public static final int TEMPLATE_RANGE = 10_000;
  public static final int CACHED_JSON_PATHS = 1000;
  public static final int JSON_DEPTH = 500;
  public static final int JSON_PATH_RESULTS = 10_000;
  public static final int JSON_PATH_CHARACTERS = 512;
  public static final int EXPRESSION_CHARACTERS = 2048;

  /** Nodes of one document that all JSONPaths together can visit. */
  public static final int JSON_PATH_VISITS = 4_000_000;

  /** Characters of a value that an expression selects or a template writes as JSON. */
  public static final int VALUE_CHARACTERS = 8 * 1024 * 1024;

  /** Characters of a message, or of a text of JSON, that is read without a tree. */
  public static final int STREAMED_CHARACTERS = 256 * 1024;

  /** Parts of an expression, or of a template, that an event loop evaluates itself. */
  public static final int QUICK_PARTS = 64;

  public static final int PATTERN_CHARACTERS = 5_000;

  /** Instructions, roughly, of a compiled pattern. */
  public static final int PATTERN_SIZE = 2_000;

  /** Characters read, times the size of the pattern, in one evaluation. */
  public static final int PATTERN_STEPS = 20_000_000;

  /** References that are followed in one validation. */
  public static final int SCHEMA_REFERENCES = 100_000;

  /** Nodes of the schema times nodes of the message, or references followed. */
  public static final int SCHEMA_STEPS = 30_000_000;

  /** References within references. */
  public static final int SCHEMA_DEPTH = 200;

  // Control plane
  public static final int REQUEST_JSON_DEPTH = 64;
  public static final int REQUEST_JSON_NUMBER_CHARACTERS = 100;
  public static final int MODEL_TEMPLATE_DEPTH = 20;
  public static final int ID_ATTEMPTS = 100;
  public static final int API_LOCKS = 64;

  /** Pairs of an account and a Region. */
  public static final int CONTROL_PLANES = 256;

  // The console
  /** Events that are kept for those who ask for them. */
  public static final int CONSOLE_EVENTS = 2_000;

  public static final int CONSOLE_EVENTS_IN_ANSWER = 500;

  /** Characters of a message, or of a value that differs, that are shown. */
  public static final int CONSOLE_TEXT_CHARACTERS = 2_000;

  /** Messages are kept for this long after a client has asked for them. */
  public static final Duration CONSOLE_LISTENING = Duration.ofSeconds(15);

  public static final int CONSOLE_CONNECTIONS_IN_ANSWER = 50;

  /** Differences of a stage that are told one by one. */
  public static final int CONSOLE_DIFFERENCES = 500;

  /** Frame programs that run at once. Each occupies a thread for some seconds. */
  public static final int CONSOLE_FRAME_PROGRAMS = 2;

  /** Frames of a program, and the bytes of their payloads together. */
  public static final int CONSOLE_FRAMES = 200;

  public static final int CONSOLE_FRAME_BYTES = 512 * 1024;

  // Time
  /** The longest step of the clock. */
  public static final Duration CLOCK_STEP = Duration.ofDays(365);

  /**
   * How far the clock can be advanced in all, 200 years: dates keep four digits for the year, and
   * times in nanoseconds, as token buckets count them, do not overflow.
   */
  public static final Duration CLOCK_AHEAD = Duration.ofDays(200 * 365);

  // Scripts
  /** Lines of a script's journal, and events that wait for its next expectation. */
  public static final int SCRIPT_EVENTS = 1000;

  /** Events that a failed expectation names. */
  public static final int SCRIPT_EVENTS_NAMED = 10;

  /** How long an expectation waits that names no time. */
  public static final Duration SCRIPT_EXPECTATION = Duration.ofSeconds(30);

  /** The longest step of a script. */
  public static final Duration SCRIPT_STEP = Duration.ofMinutes(30);

  /** The longest delay of an answer: a handshake has to be answered before its time-out. */
  public static final Duration SCRIPT_DELAY = Duration.ofSeconds(20);

  public static final int SCRIPT_REFUSALS = 1000;

  private ServerBounds() {}
}
