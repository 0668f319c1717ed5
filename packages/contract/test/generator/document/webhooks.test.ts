import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, OperationObject, Schema } from '../../../generator/document/openapi.ts';
import { declaredWebhooks } from '../../../generator/document/webhooks.ts';
import { withPaths } from '../../support/generator.ts';

const reference = { $ref: '#/components/schemas/OrderPaidEvent' };
const orderPaid: OperationObject = {
  summary: 'An order was paid',
  'x-sent-by-default': true,
  requestBody: {
    content: { 'application/json': { schema: reference, examples: { example: { value: { type: 'order.paid' } } } } },
  },
};
const schemas: Readonly<Record<string, Schema>> = {
  OrderPaidEvent: { type: 'object', properties: { type: { type: 'string', const: 'order.paid' } } },
  WebhookEventType: { type: 'string', enum: ['order.paid'] },
  WebhookEvent: { oneOf: [reference] },
};

function documentWith(operation: OperationObject, changed: Readonly<Record<string, Schema>> = {}): OpenApiDocument {
  const webhooks = { 'order.paid': { post: operation } };
  return { ...withPaths({}), webhooks, components: { schemas: { ...schemas, ...changed } } };
}

describe('the webhooks of a document', () => {
  it('are read with their schema, their example, and whether they are sent by default', () => {
    expect(declaredWebhooks(documentWith(orderPaid))).toEqual([
      {
        type: 'order.paid',
        summary: 'An order was paid',
        schema: 'OrderPaidEvent',
        sentByDefault: true,
        example: { type: 'order.paid' },
      },
    ]);
  });

  it('can be absent', () => {
    expect(declaredWebhooks(withPaths({}))).toEqual([]);
  });

  const { requestBody: _, ...withoutBody } = orderPaid;
  const { 'x-sent-by-default': __, ...withoutDefault } = orderPaid;
  const withoutExample = { content: { 'application/json': { schema: reference } } };
  const other: Schema = { type: 'object', properties: { type: { type: 'string', const: 'order.sent' } } };

  it.each([
    { given: documentWith(withoutBody), want: 'a webhook needs a JSON body with a named schema' },
    { given: documentWith(withoutDefault), want: 'x-sent-by-default must be true or false' },
    { given: documentWith({ ...orderPaid, requestBody: withoutExample }), want: 'a webhook needs an example' },
    { given: documentWith(orderPaid, { OrderPaidEvent: other }), want: 'must be the constant order.paid' },
    { given: documentWith(orderPaid, { WebhookEventType: { enum: [] } }), want: 'must list order.paid' },
    { given: documentWith(orderPaid, { WebhookEvent: { oneOf: [] } }), want: 'must list OrderPaidEvent' },
    { given: { ...documentWith(orderPaid), webhooks: { 'order.paid': {} } }, want: 'a webhook needs the method post' },
  ])('are rejected if they are incomplete: $want', ({ given, want }) => {
    expect(() => declaredWebhooks(given)).toThrow(want);
  });
});
