package dev.framegate.gateway.settings;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/**
 * A handler, from JSON to JSON. Only this type and {@link FunctionContext} name types of the
 * optional library, so that the class path of other users need not hold it.
 */
@FunctionalInterface
interface JavaFunction {
  byte[] run(byte[] event, FunctionName function, Duration timeout) throws Exception;

  static JavaFunction of(RequestStreamHandler handler) {
    return (event, function, timeout) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event), out, new FunctionContext(function, timeout));
      return out.toByteArray();
    };
  }

  /**
   * The event is converted to the type that the handler's class declares; a lambda receives maps
   * and lists.
   */
  static <I, O> JavaFunction of(RequestHandler<I, O> handler) {
    ObjectMapper mapper =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    JavaType[] types =
        mapper
            .getTypeFactory()
            .findTypeParameters(mapper.constructType(handler.getClass()), RequestHandler.class);
    JavaType input = types == null || types.length == 0 ? TypeFactory.unknownType() : types[0];
    return (event, function, timeout) -> {
      I value = mapper.readValue(event, input);
      return mapper.writeValueAsBytes(
          handler.handleRequest(value, new FunctionContext(function, timeout)));
    };
  }

  /**
   * @throws IllegalArgumentException if there is no such class, or it is not a handler
   */
  static JavaFunction named(String className, ClassLoader classes) {
    Object handler;
    try {
      handler = Class.forName(className, true, classes).getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException(
          "expected a class with a public constructor without parameters, but found \""
              + className
              + "\": "
              + e,
          e);
    }
    if (handler instanceof RequestStreamHandler stream) {
      return of(stream);
    }
    if (handler instanceof RequestHandler<?, ?> request) {
      return of(request);
    }
    throw new IllegalArgumentException(
        "expected an implementation of RequestHandler or RequestStreamHandler, but found "
            + className);
  }
}
