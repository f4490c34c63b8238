package dev.framegate.gateway.operations;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Request;

/** Operations that WebSocket APIs do not have, and what they are for. */
final class OtherOperations {
  private static final String TABLE =
      """
      ImportApi                         HTTP APIs
      ReimportApi                       HTTP APIs
      ExportApi                         HTTP APIs; of WebSocket APIs no document speaks
      DeleteCorsConfiguration           HTTP APIs
      CreateVpcLink                     HTTP APIs
      GetVpcLink                        HTTP APIs
      GetVpcLinks                       HTTP APIs
      UpdateVpcLink                     HTTP APIs
      DeleteVpcLink                     HTTP APIs
      CreateRoutingRule                 domain names that route by rules
      GetRoutingRule                    domain names that route by rules
      ListRoutingRules                  domain names that route by rules
      PutRoutingRule                    domain names that route by rules
      DeleteRoutingRule                 domain names that route by rules
      CreatePortal                      portals
      GetPortal                         portals
      ListPortals                       portals
      UpdatePortal                      portals
      DeletePortal                      portals
      DisablePortal                     portals
      PreviewPortal                     portals
      PublishPortal                     portals
      CreatePortalProduct               portals
      GetPortalProduct                  portals
      ListPortalProducts                portals
      UpdatePortalProduct               portals
      DeletePortalProduct               portals
      GetPortalProductSharingPolicy     portals
      PutPortalProductSharingPolicy     portals
      DeletePortalProductSharingPolicy  portals
      CreateProductPage                 portals
      GetProductPage                    portals
      ListProductPages                  portals
      UpdateProductPage                 portals
      DeleteProductPage                 portals
      CreateProductRestEndpointPage     portals
      GetProductRestEndpointPage        portals
      ListProductRestEndpointPages      portals
      UpdateProductRestEndpointPage     portals
      DeleteProductRestEndpointPage     portals
      """;

  private OtherOperations() {}

  /** Names, and what they are for. */
  static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    TABLE.lines().map(line -> line.split(" +", 2)).forEach(row -> all.put(row[0], row[1]));
    return all;
  }

  /** By the SDK's own method, with an id for each that the path needs. */
  static void call(String operation, ApiGatewayV2Client sdk) throws ReflectiveOperationException {
    Class<?> type =
        Class.forName(ApiGatewayV2Request.class.getPackageName() + "." + operation + "Request");
    var builder = (ApiGatewayV2Request.Builder) type.getMethod("builder").invoke(null);
    for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
      if (field.location() == MarshallLocation.PATH) {
        field.set(builder, "abcdef1234");
      }
    }
    String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
    ApiGatewayV2Client.class.getMethod(method, type).invoke(sdk, builder.build());
  }
}
