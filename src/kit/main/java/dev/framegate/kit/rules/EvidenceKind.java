package dev.framegate.kit.rules;

import java.util.Locale;

/** What sort of a source an entry of evidence rests on. */
public enum EvidenceKind {
  /** A page of AWS's documentation. */
  PAGE("documented by"),
  /** AWS's published service model. */
  MODEL("documented by"),
  /** A public test that runs against AWS. */
  AWS_TEST("asserted against AWS by"),
  /** A dated measurement on AWS. */
  AWS_PROBE("measured on AWS by"),
  /** A user's report of what AWS answered. */
  REPORT("reported by"),
  /** An RFC that AWS is bound to by using the protocol. */
  RFC("required by"),
  /** A conclusion from one of the others. */
  INFERENCE("inferred from");

  private final String phrase;

  EvidenceKind(String phrase) {
    this.phrase = phrase;
  }

  /** The words before a source's title: {@code documented by}. */
  public String phrase() {
    return phrase;
  }

  /** As in the ledger: {@code aws-test}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether AWS's own words are its content. */
  boolean isDocument() {
    return this == PAGE || this == MODEL;
  }

  /** Whether it shows what the real service does. */
  boolean isObservation() {
    return this == AWS_TEST || this == AWS_PROBE || this == REPORT;
  }
}
