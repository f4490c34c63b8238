package dev.framegate.kit.rules;

/**
 * One entry of the ledger: what a source shows of a rule.
 *
 * @param at where in the source: a section, a member, a file with its lines
 * @param seen the month in which it was last checked, {@code 2026-11}
 * @param shows what stands there, in one sentence
 */
public record Evidence(
    Source source, String at, EvidenceKind kind, String seen, Support support, String shows) {

  /** For a reader: {@code reported by aws-cdk 18410 (description), last seen 2026-11, ...}. */
  public String sentence() {
    return "%s %s (%s), last seen %s, %s: %s"
        .formatted(
            support == Support.AGAINST ? "contradicted by" : kind.phrase(),
            source.title(),
            at,
            seen,
            switch (support) {
              case ALL -> "all of it";
              case PART -> "a part of it";
              case ACCEPTANCE -> "acceptance only";
              case AGAINST -> "against it";
            },
            shows);
  }
}
