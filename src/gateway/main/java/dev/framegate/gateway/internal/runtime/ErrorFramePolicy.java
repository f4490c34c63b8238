package dev.framegate.gateway.internal.runtime;

import dev.framegate.gateway.internal.event.JsonText;
import java.util.Map;
import java.util.Optional;

/** The text that is sent to the client for each error: MSG-003, MSG-005, MSG-020 to MSG-023. */
@FunctionalInterface
public interface ErrorFramePolicy {
  /** Spaces as in captured frames; the validation error carries the message's id too. */
  ErrorFramePolicy AWS =
      (kind, context) -> {
        String frame =
            "{\"message\": %s, \"connectionId\":%s, \"requestId\":%s"
                .formatted(
                    JsonText.write(kind.message()),
                    JsonText.write(context.get("connectionId")),
                    JsonText.write(context.get("requestId")));
        return Optional.of(
            kind == MessageError.BAD_REQUEST_BODY
                ? frame + ", \"messageId\":" + JsonText.write(context.get("messageId")) + "}"
                : frame + "}");
      };

  /**
   * The text for the client.
   *
   * @param context {@code $context} of the event
   * @return empty for an error that is not reported to the client
   */
  Optional<String> frame(MessageError kind, Map<String, Object> context);
}
