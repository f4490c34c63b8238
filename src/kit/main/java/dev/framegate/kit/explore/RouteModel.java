package dev.framegate.kit.explore;

/**
 * A route as the model knows it.
 *
 * @param kind what it does
 * @param marker what its answer holds; for {@code $connect} the status of its integration
 */
record RouteModel(Kind kind, String marker) {
  enum Kind {
    TWO_WAY,
    ONE_WAY,
    CONNECT
  }
}
