package dev.framegate.kit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framegate.kit.rules.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
  @Test
  void looksAsItAlwaysDid() throws IOException {
    GoldenFiles.check("junit.xml", JUnitXml.text(SampleRun.mixed().judged()));
  }

  @Test
  void isXmlWhateverATargetSent() throws Exception {
    Element root = parse(SampleRun.mixed().judged()).getDocumentElement();

    assertThat(root.getAttribute("tests")).isEqualTo("16");
    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(16);
    assertThat(root.getElementsByTagName("img").getLength()).isZero();
  }

  @Test
  void isRedWhereARuleIsBroken() throws Exception {
    JudgedRun run = SampleRun.allPassed().with("FRM-005", Verdict.FAILED, 1).judged();

    assertThat(parse(run).getDocumentElement().getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void isNotRedForADeclaredDeviation() throws Exception {
    JudgedRun run =
        SampleRun.allPassed()
            .with("FRM-005", Verdict.FAILED, 1)
            .deviating("FRM-005", LocalDate.parse("2027-01-01"))
            .judged();

    Element root = parse(run).getDocumentElement();

    assertThat(root.getAttribute("failures")).isEqualTo("0");
    assertThat(root.getAttribute("skipped")).isEqualTo("2");
  }

  @Test
  void isRedForADeclarationThatIsOutOfDate() throws Exception {
    JudgedRun run =
        SampleRun.allPassed().deviating("FRM-999", LocalDate.parse("2027-01-01")).judged();

    assertThat(parse(run).getDocumentElement().getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void isRedWhereScenariosDidNotRun() throws Exception {
    JudgedRun run = SampleRun.allPassed().without("FRM-005").judged();

    assertThat(parse(run).getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  private static Document parse(JudgedRun run) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(JUnitXml.text(run))));
  }
}
