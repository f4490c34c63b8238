package dev.framegate.gateway.internal.event;

import dev.framegate.gateway.internal.event.JsonText.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources of variables. */
enum VariableSource {
  BODY("request.body", Needs.OPTIONAL_PATH) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return argument.in(event.body());
    }
  },
  HEADER("request.header", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return event.header(argument.name()).stream().findFirst();
    }
  },
  MULTIVALUE_HEADER("request.multivalueheader", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return unlessEmpty(event.header(argument.name()));
    }
  },
  QUERY("request.querystring", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return event.queryParameter(argument.name()).stream().findFirst();
    }
  },
  MULTIVALUE_QUERY("request.multivaluequerystring", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return unlessEmpty(event.queryParameter(argument.name()));
    }
  },
  BASE_PATH("request.basepath", Needs.NOTHING) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.contextValue("basePath"));
    }
  },
  CONTEXT("context", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.contextValue(argument.name()));
    }
  },
  STAGE_VARIABLE("stageVariables", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.stageVariables().get(argument.name()));
    }
  },
  REPLY_STATUS("integration.response.statuscode", Needs.NOTHING) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.reply()).map(BackendResponse::status);
    }
  },
  /** Examples in the developer guide omit the first word. */
  SHORT_REPLY_STATUS("response.statuscode", Needs.NOTHING) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return REPLY_STATUS.read(event, argument);
    }
  },
  REPLY_HEADER("integration.response.header", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.reply())
          .flatMap(reply -> reply.header(argument.name()).stream().findFirst());
    }
  },
  REPLY_MULTIVALUE_HEADER("integration.response.multivalueheader", Needs.NAME) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.reply())
          .flatMap(reply -> unlessEmpty(reply.header(argument.name())));
    }
  },
  REPLY_BODY("integration.response.body", Needs.OPTIONAL_PATH) {
    @Override
    Optional<?> read(EventData event, Argument argument) {
      return Optional.ofNullable(event.reply()).flatMap(reply -> argument.in(reply.body()));
    }
  };

  enum Needs {
    NOTHING,
    NAME,
    OPTIONAL_PATH
  }

  /**
   * @param path null for the whole body and for sources that need the name only
   */
  record Argument(String name, @Nullable CompiledJsonPath path) {
    Optional<?> in(JsonText body) {
      return path == null ? Optional.of(body.text()) : body.at(path).map(JsonValue::value);
    }
  }

  final String prefix;
  final Needs needs;

  VariableSource(String prefix, Needs needs) {
    this.prefix = prefix;
    this.needs = needs;
  }

  abstract Optional<?> read(EventData event, Argument argument);

  private static Optional<List<String>> unlessEmpty(List<String> values) {
    return Optional.of(values).filter(some -> !some.isEmpty());
  }
}
