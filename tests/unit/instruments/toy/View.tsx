import { useTranslation } from 'react-i18next';
import add from './task';

export default function Toy() {
	const { t } = useTranslation('toy');
	return <p>{t('sum', { sum: add({ a: 2, b: 3 }) })}</p>;
}
