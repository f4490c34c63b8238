package dev.framegate.gateway.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framegate.gateway.internal.event.EventData;
import dev.framegate.gateway.internal.event.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
  private static final String BODY =
      "{\"action\":\"echo\",\"n\":7,\"list\":[\"a\",\"b\"],\"user\":{\"name\":\"Zoë\",\"tags\":{\"k\":\"v\"}},"
          + "\"quote\":\"it's \\\"so\\\"\",\"nothing\":null}";

  private static final String NESTED = "[".repeat(70) + "0,0" + "]".repeat(70);

  /** So that what ends a bomb is its work, however busy the machine is. */
  private static final Templates PATIENT =
      new Templates(TemplateLimits.defaults().withTime(Duration.ofMinutes(5)));

  private final Templates templates = new Templates();

  private static EventData facts(String body) {
    return new EventData(
        new JsonText(body),
        Map.of("X-Colour", List.of("red")),
        Map.of("q", List.of("1")),
        Map.of("connectionId", "c=", "identity", Map.of("sourceIp", "127.0.0.1")),
        Map.of("env", "test"),
        null);
  }

  private String render(String template, String body) throws TemplateException {
    EventData event = facts(body);
    return templates.compile("a template", template).render(event, event.body());
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of("$input.body", BODY),
        Arguments.of("$input.json('$.list')", "[\"a\",\"b\"]"),
        Arguments.of("$input.json('$.user.name')", "\"Zoë\""),
        Arguments.of("$input.json('$.n')", "7"),
        Arguments.of("$input.json('$.nothing')", "null"),
        Arguments.of("$input.json('$.missing')", "\"\""),
        Arguments.of("$input.path('$.action')", "echo"),
        Arguments.of("$input.path('$.missing')", ""),
        Arguments.of("$input.path('$.user').name", "Zoë"),
        Arguments.of("$input.path('$.list').size()", "2"),
        Arguments.of("$input.path('$.list')[1]", "b"),
        Arguments.of("#set($root = $input.path('$'))$root.user.tags.k", "v"),
        Arguments.of("#set($root = $input.path('$'))$root.missing.deeper", ""),
        Arguments.of(
            "#foreach($i in $input.path('$.list'))$i#if($foreach.hasNext),#end#end", "a,b"),
        Arguments.of(
            "#foreach($i in $input.path('$.list'))$foreach.index/$foreach.count #end", "0/1 1/2 "),
        Arguments.of("#foreach($k in $input.path('$.user').keySet())$k #end", "name tags "),
        Arguments.of(
            "#foreach($e in $input.path('$.user.tags').entrySet())$e.key=$e.value#end", "k=v"),
        Arguments.of("$input.params('q')$input.params('x-colour')$input.params('none')", "1red"),
        Arguments.of(
            "$input.params().querystring.q-$input.params().header.get('X-Colour')", "1-red"),
        Arguments.of("$context.connectionId $context.identity.sourceIp", "c= 127.0.0.1"),
        Arguments.of("[$context.missing][$context.identity.missing]", "[][]"),
        Arguments.of(
            "$stageVariables.env ${stageVariables.env} $stageVariables.get('env')",
            "test test test"),
        Arguments.of("$util.escapeJavaScript($input.path('$.quote'))", "it\\'s \\\"so\\\""),
        Arguments.of(
            "$util.escapeJavaScript($input.path('$.quote')).replaceAll(\"\\\\'\",\"'\")",
            "it's \\\"so\\\""),
        Arguments.of("$util.escapeJavaScript('a/bé')", "a\\/b\\u00E9"),
        Arguments.of("$util.parseJson('{\"a\":[1,2]}').a[1]", "2"),
        Arguments.of("$util.urlEncode('a b&c')", "a+b%26c"),
        Arguments.of("$util.urlDecode('a+b%26c')", "a b&c"),
        Arguments.of("$util.base64Encode('héllo')", "aMOpbGxv"),
        Arguments.of("$util.base64Decode('aMOpbGxv')", "héllo"),
        Arguments.of("#if($input.path('$.missing') == '')no#{else}yes#end", "no"),
        Arguments.of("#if($input.path('$.missing'))yes#{else}no#end", "no"),
        Arguments.of("#set($x = 2)#set($y = $x * 3 + 1)$y", "7"),
        Arguments.of("#set($a = \"<$input.path('$.action')>\")$a", "<echo>"),
        Arguments.of("#set($l = [])#set($ok = $l.add('x'))#set($ok = $l.add('y'))$l", "[x, y]"),
        Arguments.of("#set($m = {})#set($ok = $m.put('k', 'v'))$m.k", "v"),
        Arguments.of("$input.path('$.action').toUpperCase().substring(1)", "CHO"),
        Arguments.of("#set($t = 'a,b,,')#set($p = $t.split(','))$p.size()$p[1]", "2b"),
        Arguments.of("$input.path('$.action').replace('e', 'ee')", "eecho"),
        Arguments.of("$input.path('$.action').replace('', '-')", "-e-c-h-o-"),
        Arguments.of("$input.path('$.action').replaceAll('(c)(h)', '$2$1')", "ehco"),
        Arguments.of("#foreach($i in [1..3])$i#end", "123"),
        Arguments.of(
            "{\"price\":\"$9\",\"d\":\"$default\",\"u\":\"$undefined\"}",
            "{\"price\":\"$9\",\"d\":\"$default\",\"u\":\"$undefined\"}"),
        Arguments.of("## a comment\nx", "x"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void renders(String template, String expected) throws TemplateException {
    assertThat(render(template, BODY)).isEqualTo(expected);
  }

  @Test
  void payloadThatIsNotJsonIsOneString() throws TemplateException {
    assertThat(render("$input.json('$') $input.path('$.a')|$input.body", "hi \"you\""))
        .isEqualTo("\"hi \\\"you\\\"\" |hi \"you\"");
  }

  @Test
  void noPayloadIsAnEmptyObject() throws TemplateException {
    assertThat(render("$input.json('$')", "")).isEqualTo("{}");
  }

  @Test
  void foreachEndsAfterAThousand() throws TemplateException {
    assertThat(render("#foreach($i in [1..2000])x#end", BODY)).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$input.class",
        "$input.getClass()",
        "$input.class.forName('java.lang.Runtime')",
        "$input.getClass().getClassLoader()",
        "#set($r = $util.class.forName('java.lang.Runtime'))$r.getRuntime()",
        "$input.body.class.name",
        "#set($s = '')$s.getClass().forName('java.lang.System').getProperty('user.home')",
        "$context.class.protectionDomain",
        "$stageVariables.getClass()",
        "#foreach($i in [1])$foreach.info.template#end",
        "#foreach($i in [1])$foreach.topmost.parent#end",
        "$input.path('$').getClass()",
        "$context.put('connectionId','x')",
        "#set($context.connectionId = 'x')",
        "#set($s = 'x')$s.getBytes()",
        "#set($s = 'x')$s.format('%100000000d', 1)",
        "#set($s = 'x')$s.repeat(1000000000)",
        "#foreach($b in $input.class.methods)$b#end",
        "$util.class.classLoader",
        "#include('/etc/passwd')",
        "#parse('/etc/passwd')",
        "#evaluate('$input.body')",
        "#macro(again)#again()#end#again()",
        "#define($x)$x#end$x",
        "#set($x = \"#include('/etc/passwd')\")$x",
      })
  void cannotEscape(String template) {
    String out;
    try {
      out = render(template, BODY);
    } catch (TemplateException refused) {
      return;
    }
    // The template's own text may stand in the output; anything of Java or of a file may not.
    assertThat(out.replace(template, ""))
        .doesNotContain("dev.framegate", "java.", "class ", "root:", "@", "[B");
    assertThat(out.length()).isLessThan(200);
  }

  static Stream<Arguments> bombs() {
    String loop = "#foreach($i in [1..1000])";
    return Stream.of(
        Arguments.of((loop).repeat(6) + "#end".repeat(6), "work"),
        Arguments.of(loop + loop + "xxxxxxxxxx#end#end", "writes more than"),
        Arguments.of("#set($s='xx')" + loop + "#set($s=$s+$s)#end", "work"),
        Arguments.of("#set($s='xx')" + loop + "#set($s=\"$s$s\")#end", "work"),
        Arguments.of("#set($s='xx')" + loop + "#set($s=$s.concat($s))#end", "work"),
        Arguments.of("#set($s='xx')" + loop + "#set($s=$s.replace('x',$s))#end", "work"),
        Arguments.of("#set($l=['x'])" + loop + "#set($l=[$l,$l])#end", "work"),
        Arguments.of("#set($l=['x'])" + loop + "#set($v=$l.add($l))#end", ""),
        Arguments.of("#set($l=['x'])" + loop + "#set($v=$l.addAll($l))#end", "work"),
        Arguments.of("#set($m={})" + loop + "#set($v=$m.put($i,$m))#end", ""),
        Arguments.of("#set($n=9)" + loop + "#set($n=$n*$n)#end", "too large"),
        Arguments.of("#foreach($i in [1..2000000000])#end", "longer than"),
        Arguments.of("#set($x=\"#foreach($i in [1..2000000000])#end\")", "longer than"),
        Arguments.of(
            "#set($s='" + "a".repeat(40_000) + "')$s.matches('((a?){20}){20}b')", "too long"),
        Arguments.of(
            "#set($s='"
                + "a".repeat(2_000)
                + "')"
                + loop
                + "#set($v=$s.matches('(.*)(.*)(.*)b'))#end",
            "too long"),
        Arguments.of("#set($s='a')$s.matches('(?:(?:){999999999}){999999999}x')", "matches(): "),
        Arguments.of("#set($s='a')$s.replaceAll('(?=a)','b')", "replaceAll(): "),
        Arguments.of("#set($s='a')$s.split('a++')", "split(): "),
        Arguments.of("#set($n=99999999999)#set($m=" + "$n*".repeat(1_000) + "1)", "too large"),
        Arguments.of(
            "#set($s=\"[\")"
                + loop
                + "#set($s=\"${s}[],\")#end#set($s=\"${s}[]]\")#set($l=[])"
                + loop
                + loop
                + "#set($v=$l.add($util.parseJson($s)))#end#end",
            "work"),
        Arguments.of("$input.path('$" + "[0,0]".repeat(60) + ".zz')", "visit more than"),
        Arguments.of("$input.path('$..a..b')", "deep scan"),
        Arguments.of("$input.path('no path [')", "JSONPath"),
        Arguments.of("$util.parseJson('{')", "not JSON"),
        Arguments.of("$util.base64Decode('***')", ""),
        Arguments.of("$util.urlDecode('%zz')", ""));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void bombsEndAsAnError(String template, String message) throws TemplateException {
    MappingTemplate compiled = PATIENT.compile("bomb", template);
    EventData event = facts(template.contains("[0,0]") ? NESTED : BODY);
    assertThatThrownBy(() -> compiled.render(event, event.body()))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("bomb: ")
        .hasMessageContaining(message);
  }

  @Test
  @Timeout(30)
  void searchesInLongTextsAreLinear() throws TemplateException {
    String body = "a".repeat(1 << 20);
    MappingTemplate search =
        templates.compile(
            "search",
            "#set($s=$input.body)#set($t=$s.substring(524288).concat('b'))"
                + "$s.indexOf($t) $s.indexOf($t, 1) $s.lastIndexOf($t) $s.contains($t)"
                + " $s.replace($t, '').length()");
    EventData event = facts(body);
    assertThat(search.render(event, event.body())).isEqualTo("-1 -1 -1 false 1048576");
  }

  @Test
  void timeIsBounded() throws TemplateException {
    Templates hasty =
        new Templates(
            new TemplateLimits(1000, 1000, 1000, Long.MAX_VALUE / 2, Duration.ofMillis(50)));
    String loops = "#foreach($i in [1..1000])".repeat(6) + "#end".repeat(6);
    MappingTemplate endless = hasty.compile("endless", loops);
    assertThatThrownBy(() -> endless.render(facts(""), JsonText.NONE))
        .hasMessage("endless: the template takes longer than 50 ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#if($x", "#foreach($i in", "#set($x = )", "#if(true)never closed"})
  void refusesWhatCannotBeParsed(String source) {
    assertThatThrownBy(() -> templates.compile("requestTemplates.$default", source))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("requestTemplates.$default: the template cannot be parsed: ");
  }

  @Test
  void refusesDeepNesting() {
    String source = "#set($x = " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + ")";
    assertThatThrownBy(() -> templates.compile("deep", source))
        .hasMessage("deep: the template is nested too deeply");
  }

  @Test
  void refusesTooLong() {
    assertThatThrownBy(() -> templates.compile("long", "x".repeat(300 * 1024 + 1)))
        .hasMessage("long: expected at most 307200 characters, but it has 307201");
  }
}
