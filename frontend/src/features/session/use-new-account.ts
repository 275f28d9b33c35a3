import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { send } from '@/shared/api/http';
import { secretCall } from '@/shared/api/secret-call';
import { type Credentials, useCredentialRules } from '@/shared/credentials/credentials';
import { session } from '@/shared/session/session';
import { fieldErrors } from '@/shared/ui/problem-words';
import { useEnter } from './use-enter';

/** Creates an account through `path`, then signs it in. */
export function useNewAccount(path: string, extra: Record<string, string> = {}) {
  const enter = useEnter();
  const form = useForm<Credentials>({
    mode: 'uncontrolled',
    initialValues: { username: '', email: '', password: '' },
    validate: useCredentialRules(),
    validateInputOnBlur: true,
  });
  const creation = useMutation({
    ...secretCall,
    mutationFn: async (values: Credentials) => {
      const body = {
        ...extra,
        username: values.username.trim(),
        email: values.email.trim(),
        password: values.password,
      };
      await send(path, { method: 'POST', body });
      await session.signIn(body.email, body.password);
    },
    onSuccess: enter,
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return { form, creation, submit: form.onSubmit((values) => creation.mutate(values)) };
}
