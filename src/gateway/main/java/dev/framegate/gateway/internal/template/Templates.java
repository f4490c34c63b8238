package dev.framegate.gateway.internal.template;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import dev.framegate.gateway.internal.event.WorkLimitException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.resource.loader.StringResourceLoader;
import org.jspecify.annotations.Nullable;

/** Compiles and renders mapping templates. Templates see four variables and no Java. */
public final class Templates {
  private static final List<String> REFUSED =
      List.of("include", "parse", "evaluate", "macro", "define");

  private final RuntimeInstance velocity = new RuntimeInstance();

  @SuppressWarnings("ThreadLocalUsage") // One for each engine; engines are few and live long.
  private final ThreadLocal<@Nullable RenderBudget> current = new ThreadLocal<>();

  private final JsonPathCache paths = new JsonPathCache();
  private final TemplateLimits limits;

  public Templates() {
    this(TemplateLimits.defaults());
  }

  public Templates(TemplateLimits limits) {
    this.limits = limits;
    velocity.setProperties(settings());
    velocity.setApplicationAttribute(Sandbox.ALLOWANCE, current);
    velocity.init();
    REFUSED.forEach(velocity::removeDirective);
  }

  /**
   * Compiles one template.
   *
   * @param name the location of the template, for error messages
   * @throws TemplateException if it is too long or cannot be parsed
   */
  public MappingTemplate compile(String name, String source) throws TemplateException {
    if (source.length() > limits.source()) {
      throw new TemplateException(
          "%s: expected at most %d characters, but it has %d"
              .formatted(name, limits.source(), source.length()));
    }
    Template template = new Template();
    template.setRuntimeServices(velocity);
    template.setName(name);
    try {
      template.setData(velocity.parse(new StringReader(source), template));
      template.initDocument();
    } catch (ParseException | VelocityException e) {
      throw new TemplateException(name + ": the template cannot be parsed: " + firstLine(e));
    } catch (StackOverflowError e) {
      throw new TemplateException(name + ": the template is nested too deeply");
    }
    return new MappingTemplate(this, template, source, Concatenation.of(source, limits.output()));
  }

  String render(Template template, @Nullable Concatenation quick, EventData event, JsonText input)
      throws TemplateException {
    String joined = quick == null ? null : joined(quick, event, input);
    return joined == null ? render(template, event, input) : joined;
  }

  private @Nullable String joined(Concatenation quick, EventData event, JsonText input) {
    try {
      return quick.render(input, event, paths);
    } catch (WorkLimitException e) {
      // The engine says which method it was.
      return null;
    }
  }

  private String render(Template template, EventData event, JsonText input)
      throws TemplateException {
    RenderBudget budget = new RenderBudget(limits);
    RenderContext context = new RenderContext(budget);
    context.put("input", new InputVariable(input, event, paths));
    context.put("context", new ReadOnlyMap(event.context()));
    context.put("stageVariables", new ReadOnlyMap(event.stageVariables()));
    context.put("util", new UtilVariable(budget));
    EventCartridge events = new EventCartridge();
    events.addReferenceInsertionEventHandler(
        (at, reference, value) -> written(budget, reference, value));
    events.attachToContext(context);
    BoundedWriter out = new BoundedWriter(limits.output(), budget);
    current.set(budget);
    try {
      template.merge(context, out);
      return out.toString();
    } catch (RuntimeException e) {
      throw new TemplateException(template.getName() + ": " + firstLine(e));
    } catch (StackOverflowError e) {
      throw new TemplateException(template.getName() + ": the template recurses too deeply");
    } finally {
      current.remove();
    }
  }

  /** A missing value is rendered as nothing, an undefined variable as its own text. */
  private static @Nullable Object written(
      RenderBudget budget, String reference, @Nullable Object value) {
    budget.spendOn(value);
    return value == null && (reference.indexOf('.') > 0 || reference.indexOf('[') > 0) ? "" : value;
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put(RuntimeConstants.UBERSPECT_CLASSNAME, Sandbox.class.getName());
    settings.put(RuntimeConstants.PARSER_CLASS, SandboxParser.class.getName());
    settings.put(RuntimeConstants.PARSER_POOL_SIZE, "2");
    settings.put(RuntimeConstants.MAX_NUMBER_LOOPS, String.valueOf(limits.loops()));
    settings.put(RuntimeConstants.VM_PERM_ALLOW_INLINE, "false");
    settings.put(RuntimeConstants.VM_LIBRARY, "");
    settings.put(RuntimeConstants.RUNTIME_STRING_INTERNING, "false");
    settings.put(RuntimeConstants.RUNTIME_LOG_REFERENCE_LOG_INVALID, "false");
    settings.put(RuntimeConstants.SPACE_GOBBLING, "bc");
    // Velocity requires a loader, but nothing is loaded.
    settings.put(RuntimeConstants.RESOURCE_LOADERS, "none");
    settings.put("resource.loader.none.class", StringResourceLoader.class.getName());
    return settings;
  }

  private static String firstLine(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = cause.getMessage();
    return message == null ? "it failed" : message.lines().findFirst().orElse("it failed");
  }
}
