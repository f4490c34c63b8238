package dev.framegate.kit.explore;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource as the model knows it.
 *
 * @param kind its name in the service model
 * @param parent the name of the resource below which it is; empty where that is the API
 * @param members all that a reading returns
 */
record ResourceModel(String kind, String parent, ObjectNode members) {}
