import { type WebhookEndpoint, type WebhookEndpointCreate, webhookEvents, webhookEventTypes } from '@rollcall/contract';
import { webhookEndpointCreateSchema } from '@rollcall/contract/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldsOf } from '../document/fields.ts';
import { problemsOf } from '../document/problems.ts';
import { toBody, type Values } from '../document/values.ts';
import { DocumentForm } from '../form/document-form.tsx';
import { FieldProblems } from '../form/field-problems.tsx';
import { Dialog } from '../look/dialog.tsx';
import { WEBHOOKS } from './webhook-queries.ts';

interface EndpointDialogProps<Saved> {
  readonly title: string;
  /** The endpoint to change; absent for a new one. */
  readonly endpoint?: WebhookEndpoint;
  readonly save: (endpoint: WebhookEndpointCreate) => Promise<Saved>;
  readonly onSaved: (saved: Saved) => void;
  readonly onClose: () => void;
}

const textFields = fieldsOf('WebhookEndpointCreate').filter(({ kind }) => kind !== 'list');

/** Creates or changes an endpoint. */
export function EndpointDialog<Saved>({ title, endpoint, save, onSaved, onClose }: EndpointDialogProps<Saved>) {
  const queryClient = useQueryClient();
  const [values, setValues] = useState<Values>({
    url: endpoint?.url ?? '',
    description: endpoint?.description ?? '',
    event_types: endpoint?.event_types ?? webhookEventTypes.filter((type) => webhookEvents[type].sentByDefault),
  });
  const bodyOf = ({ event_types, ...texts }: Values) => ({
    // An empty note clears the old one.
    ...(endpoint && { description: null }),
    ...toBody(textFields, texts),
    event_types,
  });
  const saveAndClose = async () => {
    // Checked by the schema of the document just before.
    const saved = await save(bodyOf(values) as unknown as WebhookEndpointCreate);
    await queryClient.invalidateQueries({ queryKey: [WEBHOOKS] });
    onSaved(saved);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <DocumentForm
        fields={textFields}
        values={values}
        onChange={setValues}
        check={(checked) => problemsOf('WebhookEndpointCreate', webhookEndpointCreateSchema, bodyOf(checked))}
        save={saveAndClose}
        saveLabel={endpoint ? 'Save' : 'Create'}
        actions={
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        }
      >
        <EventTypes
          chosen={values.event_types as readonly string[]}
          onChange={(event_types) => setValues({ ...values, event_types })}
        />
      </DocumentForm>
    </Dialog>
  );
}

interface EventTypesProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Newer servers may send types that this console does not know: an endpoint keeps them. */
function EventTypes({ chosen, onChange }: EventTypesProps) {
  const toggle = (type: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, type] : chosen.filter((other) => other !== type));
  return (
    <fieldset className="event-types" id="field-event_types" tabIndex={-1}>
      <legend>Events</legend>
      {webhookEventTypes.map((type) => (
        <label key={type}>
          <input
            type="checkbox"
            checked={chosen.includes(type)}
            onChange={({ target }) => toggle(type, target.checked)}
          />{' '}
          <code>{type}</code> <span className="muted">{webhookEvents[type].summary}</span>
        </label>
      ))}
      <FieldProblems path="event_types" />
    </fieldset>
  );
}
